package org.livingcircle.platform;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock of the service; kernels never read it themselves. */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

    @Bean
    static Clock clock() {
        return Clock.systemUTC();
    }
}
