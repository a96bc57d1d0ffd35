package org.livingcircle.coverage.web;

import java.util.List;
import org.livingcircle.catalogue.Offering;
import org.livingcircle.catalogue.Title;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What coverage adds to the landing page and to the list of collections. */
@Configuration(proxyBeanMethods = false)
class CoverageOffering {

    private static final String JSON = "application/json";

    @Bean
    Offering coverageOnOffer() {
        return new Offering(
                List.of(
                        new Offering.Entry(
                                "http://www.opengis.net/def/rel/ogc/1.0/processes", "/processes", JSON, "The analyses"),
                        new Offering.Entry("related", "/city", JSON, "The city"),
                        new Offering.Entry("related", "/services", JSON, "The services and their official circles")),
                List.of(
                        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/core",
                        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/json",
                        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/ogc-process-description"),
                List.of(
                        new Offering.Coverage(
                                "population",
                                new Title("人口分布面", "Population surface"),
                                new Title("每个网格的常住人口，按年龄", "Residents of each cell by age"),
                                SurfaceDownloadController.GEO_TIFF),
                        new Offering.Coverage(
                                "reach",
                                new Title("到最近设施的时间或距离", "Time or distance to the nearest facility"),
                                new Title("每个网格，按服务", "Of each cell, by service"),
                                SurfaceDownloadController.GEO_TIFF)));
    }
}
