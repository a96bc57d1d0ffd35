# The service alone; compose.yaml adds the database.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml .
COPY .mvn/jvm.config .mvn/jvm.config
COPY src/main src/main
COPY frontend frontend
RUN mvn -q -B -Dquick package \
 && java -Djarmode=tools -jar target/livingcircle.jar extract --destination service

FROM eclipse-temurin:17-jre
RUN useradd --system --create-home livingcircle
WORKDIR /srv/livingcircle
COPY --from=build /build/service ./
COPY geodata geodata
# the street graph is kept here; lost with the container, it is made again from the database
RUN install -d -o livingcircle .streets
USER livingcircle
ENV PORT=8080 LIVINGCIRCLE_BIND=0.0.0.0 LIVINGCIRCLE_HEAP=2g LC_ALL=C.UTF-8
EXPOSE 8080
# exec: the service, not the shell, hears `docker stop`
CMD ["sh", "-c", "exec java -Xmx$LIVINGCIRCLE_HEAP -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -Djava.awt.headless=true -jar livingcircle.jar"]
