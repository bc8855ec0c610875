FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
RUN mvn --batch-mode --no-transfer-progress -DskipTests package \
 && mv target/tierflow-*.jar tierflow.jar \
 && java -Djarmode=tools -jar tierflow.jar extract --layers --destination layers

FROM eclipse-temurin:17-jre
RUN useradd --system --no-create-home --shell /usr/sbin/nologin tierflow
WORKDIR /tierflow
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER tierflow
# Within a container other machines come in through every address; Tierflow then asks for TLS or a declared proxy.
ENV SPRING_PROFILES_ACTIVE=mysql SERVER_ADDRESS=0.0.0.0
EXPOSE 8080
# The image has no HTTP client; bash speaks enough HTTP.
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3 || exit 1"]
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "-XX:+UseParallelGC", "-XX:MaxRAMPercentage=75", "-jar", "tierflow.jar"]
