package org.livingcircle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The package rules of architecture.md. A feature's root package is its kernel; its sub-packages are adapters. */
class ArchitectureTest {

    private static final String ROOT = "org.livingcircle.";

    /** Where the service and its commands begin: they wire adapters of every feature together. */
    private static final String ENTRANCE = "org.livingcircle";

    /** Which other kernels each kernel may use. A new entry is a design decision, not a fix. */
    private static final Map<String, List<String>> KERNEL_USES = Map.ofEntries(
            Map.entry("provenance", List.of()),
            Map.entry("geo", List.of()),
            Map.entry("region", List.of("geo", "provenance")),
            Map.entry("population", List.of("geo", "region", "provenance")),
            Map.entry("network", List.of("geo")),
            Map.entry("streets", List.of("geo", "network")),
            Map.entry("facility", List.of("geo", "provenance")),
            Map.entry("coverage", List.of("geo", "population", "network", "facility")),
            Map.entry("catalogue", List.of("geo")),
            // A pack says how fast people walk, and circles in a metric.
            Map.entry("pack", List.of("geo", "provenance", "region", "population", "network")),
            // Whole numbers in, whole numbers out: what a cost or a weight stands for is the caller's.
            Map.entry("siting", List.of()),
            // Changes to facilities and streets.
            Map.entry("scenario", List.of("geo", "facility", "network", "streets")));

    /** The kinds of adapter that may touch each outside library. */
    private static final Map<String, Library> LIBRARIES = Map.of(
            "web",
                    new Library(
                            Set.of("web"),
                            List.of("org.springframework.web..", "org.springframework.http..", "jakarta.servlet..")),
            "JPA", new Library(Set.of("persistence"), List.of("jakarta.persistence..", "org.hibernate..")),
            "JDBC", new Library(Set.of("persistence"), List.of("org.springframework.jdbc..", "org.postgresql..")),
            "GeoTools", new Library(Set.of("referencing", "raster", "ingest"), List.of("org.geotools..")),
            "OR-Tools", new Library(Set.of("solver"), List.of("com.google.ortools..")),
            "Spring Security", new Library(Set.of(), List.of("org.springframework.security..")));

    private record Library(Set<String> adapters, List<String> packages) {}

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.livingcircle");

    static Set<String> features() {
        return KERNEL_USES.keySet();
    }

    static Set<String> libraries() {
        return LIBRARIES.keySet();
    }

    @Test
    void everyFeatureHasARow() {
        assertThat(CODE.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(ROOT))
                        .map(name -> name.substring(ROOT.length()).replaceFirst("\\..*", ""))
                        .collect(Collectors.toSet()))
                .isSubsetOf(Stream.concat(features().stream(), Stream.of("platform"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("features")
    void kernelUsesOnlyJavaJtsAndItsGrantedKernels(String feature) {
        String[] allowed = Stream.of(
                        Stream.of("java..", "org.locationtech.jts..", "org.jspecify.annotations", ""),
                        Stream.of(ROOT + feature),
                        KERNEL_USES.getOrDefault(feature, List.of()).stream().map(ROOT::concat))
                .flatMap(names -> names)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(ROOT + feature)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .allowEmptyShould(true)
                .check(CODE);
    }

    /** The root package is free: the program starts there, and bin/import puts adapters together without Spring. */
    @ParameterizedTest
    @MethodSource("features")
    void adaptersStayInsideTheirFeature(String feature) {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + feature + "..", ENTRANCE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + feature + ".*..")
                .check(CODE);
    }

    @ParameterizedTest
    @MethodSource("features")
    void webKnowsNeitherPersistenceNorIngest(String feature) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + feature + ".web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + feature + ".persistence..", ROOT + feature + ".ingest..")
                .allowEmptyShould(true)
                .check(CODE);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void libraryIsTouchedByItsKindsOfAdapterOnly(String name) {
        Library library = LIBRARIES.getOrDefault(name, new Library(Set.of(), List.of()));
        String[] free = Stream.concat(
                        library.adapters().stream().map(adapter -> ROOT + "*." + adapter + ".."),
                        Stream.of(ROOT + "platform.."))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(free)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library.packages().toArray(String[]::new))
                .check(CODE);
    }

    @Test
    void platformKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        features().stream().map(name -> ROOT + name + "..").toArray(String[]::new))
                .check(CODE);
    }

    @Test
    void entitiesStayInTheirPackage() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .check(CODE);
    }

    @ParameterizedTest
    @MethodSource("features")
    void kernelReadsNoClockAndNoUnseededDice(String feature) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + feature)
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .because("a siting run must repeat: pass in a Clock or a seeded RandomGenerator")
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void featuresFormNoCycle() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CODE);
    }
}
