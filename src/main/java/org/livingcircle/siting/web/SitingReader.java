package org.livingcircle.siting.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.Ground;
import org.livingcircle.platform.Limit;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.population.Area;
import org.livingcircle.siting.SitingModel;
import org.livingcircle.siting.app.DemandWeight;
import org.livingcircle.siting.app.SitingQuestion;

/** Makes a question of what a request says, or a problem that names the parameter and what is allowed. */
final class SitingReader {

    private static final int MOST_METRES = 1_000_000;
    private static final double MOST_CAPACITY = 1e9;
    private static final int MOST_P = 5000;
    private static final String BEDS = "beds";
    private static final double SECONDS_AT_ONCE = 5;
    private static final double SECONDS_AS_JOB = 60;
    private static final double LEAST_SECONDS = 0.1;

    private final Limit secondsLimit;
    private final Limit curveLimit;
    private final double usualSeconds;
    private final SitesReader sites;

    private SitingReader(Limit secondsLimit, Limit curveLimit, double usualSeconds, SitesReader sites) {
        this.secondsLimit = secondsLimit;
        this.curveLimit = curveLimit;
        this.usualSeconds = usualSeconds;
        this.sites = sites;
    }

    /** Returns a reader of requests that are answered at once. */
    static SitingReader atOnce(Limit seconds, Limit curve, SitesReader sites) {
        return new SitingReader(seconds, curve, SECONDS_AT_ONCE, sites);
    }

    /** Returns a reader of requests that become jobs. */
    static SitingReader asJob(Limit seconds, Limit curve, SitesReader sites) {
        return new SitingReader(seconds, curve, SECONDS_AS_JOB, sites);
    }

    SitingQuestion read(@Nullable SitingInputs inputs) {
        if (inputs == null) {
            throw PlanningProblem.invalid("inputs", null, "an object with at least a model and sites");
        }
        SitingModel model = word("model", inputs.model(), SitingModel.values(), SitingModel::wireName)
                .orElseThrow(() ->
                        PlanningProblem.invalid("model", null, names(SitingModel.values(), SitingModel::wireName)));
        boolean covering = model.kind() == SitingModel.Kind.COVERING;
        if (covering && inputs.limit() == null) {
            throw PlanningProblem.invalid(
                    "limit", null, "whole seconds or metres; %s covers within a limit".formatted(model.wireName()));
        }
        SitingInputs.CapacityInput capacity = inputs.capacity();
        Double perSite = capacity == null ? null : capacity.perSite();
        if (model.hasCapacity() && perSite == null) {
            throw PlanningProblem.invalid("capacity.perSite", null, "a number above 0; the model needs it");
        }
        only(model.hasCapacity(), "capacity", capacity, "cmclp", "capacitated-p-median");
        only(model == SitingModel.MCLP, "floor", inputs.floor(), "mclp");
        only(model == SitingModel.LSCP, "leastShare", inputs.leastShare(), "lscp");
        only(model == SitingModel.HIERARCHY, "upper", inputs.upper(), "hierarchy");
        double seconds = inputs.timeLimitSeconds() == null
                ? usualSeconds
                : number("timeLimitSeconds", inputs.timeLimitSeconds(), LEAST_SECONDS, Double.MAX_VALUE);
        secondsLimit.check("timeLimitSeconds", (long) Math.ceil(seconds));
        int curve = inputs.curve() == null ? 0 : whole("curve", inputs.curve(), 0, Integer.MAX_VALUE);
        curveLimit.check("curve", curve);
        only(!model.findsNumber(), "curve", curve == 0 ? null : curve, "models that are given p");
        return new SitingQuestion(
                model,
                p(model, inputs.p()),
                inputs.limit() == null ? null : whole("limit", inputs.limit(), 1, MOST_METRES),
                new Ground.TravelWish(
                        inputs.engine(), inputs.metric(), inputs.mode(), inputs.profile(), truth(inputs.winter())),
                demand(inputs.demand()),
                sites.read(inputs.sites()),
                perSite == null ? null : number("capacity.perSite", perSite, 1e-3, MOST_CAPACITY),
                ownBeds(capacity),
                floor(inputs.floor()),
                inputs.leastShare() == null ? null : number("leastShare", inputs.leastShare(), 1e-6, 1),
                model == SitingModel.HIERARCHY ? upper(inputs.upper()) : null,
                truth(inputs.perUnit()),
                seconds,
                inputs.seed() == null ? 1 : inputs.seed(),
                curve,
                inputs.scenarioId());
    }

    private static int p(SitingModel model, @Nullable Integer given) {
        if (model.findsNumber()) {
            only(false, "p", given, "models that are given p; %s finds the number".formatted(model.wireName()));
            return 0;
        }
        return whole("p", given, model == SitingModel.P_DISPERSION ? 2 : 1, MOST_P);
    }

    private static SitingQuestion.DemandWish demand(SitingInputs.@Nullable DemandInput given) {
        SitingInputs.DemandInput demand =
                given == null ? new SitingInputs.DemandInput(null, null, null, null, null) : given;
        return new SitingQuestion.DemandWish(
                word("demand.weight", demand.weight(), DemandWeight.values(), DemandWeight::wireName)
                        .orElse(DemandWeight.TOTAL),
                word("demand.area", demand.area(), Area.values(), Area::wireName)
                        .orElse(Area.ALL),
                texts("demand.units", demand.units()),
                word("demand.by", demand.by(), SitingQuestion.Grain.values(), SitingQuestion.Grain::wireName)
                        .orElse(SitingQuestion.Grain.CELLS),
                demand.perThousand() == null ? null : number("demand.perThousand", demand.perThousand(), 1e-3, 1e6));
    }

    private static boolean ownBeds(SitingInputs.@Nullable CapacityInput capacity) {
        if (capacity == null || capacity.existing() == null) {
            return false;
        }
        return word("capacity.existing", capacity.existing(), new String[] {"perSite", BEDS}, Function.identity())
                .filter(BEDS::equals)
                .isPresent();
    }

    private static @Nullable Double floor(SitingInputs.@Nullable FloorInput floor) {
        if (floor == null) {
            return null;
        }
        if (floor.by() != null && !floor.by().equals("unit")) {
            throw PlanningProblem.invalid("floor.by", floor.by(), List.of("unit"));
        }
        return number("floor.share", floor.share(), 0, 1);
    }

    private static SitingQuestion.Upper upper(SitingInputs.@Nullable UpperInput upper) {
        if (upper == null) {
            throw PlanningProblem.invalid("upper", null, "an object with p and share; the hierarchy has two levels");
        }
        return new SitingQuestion.Upper(
                whole("upper.p", upper.p(), 1, MOST_P),
                number("upper.share", upper.share(), 0, 1),
                upper.together() == null || upper.together());
    }

    private static boolean truth(@Nullable Boolean given) {
        return Boolean.TRUE.equals(given);
    }

    /** Refuses what has no meaning for the model at hand: passed over in silence it would mislead. */
    private static void only(boolean meant, String parameter, @Nullable Object given, String... where) {
        if (!meant && given != null) {
            throw PlanningProblem.invalid(
                    parameter, given.toString(), "nothing; it is for %s only".formatted(String.join(", ", where)));
        }
    }

    static int whole(String parameter, @Nullable Integer given, int least, int most) {
        if (given == null || given < least || given > most) {
            throw PlanningProblem.invalid(
                    parameter,
                    given == null ? null : given.toString(),
                    "a whole number from %d to %d".formatted(least, most));
        }
        return given;
    }

    static double number(String parameter, @Nullable Double given, double least, double most) {
        if (given == null || !(given >= least && given <= most)) {
            throw PlanningProblem.invalid(
                    parameter,
                    given == null ? null : given.toString(),
                    most == Double.MAX_VALUE
                            ? "a number of at least %s".formatted(least)
                            : "a number from %s to %s".formatted(least, most));
        }
        return given;
    }

    /** Returns the texts of a list, none of them null; nothing where it is not given. */
    static List<String> texts(String parameter, @Nullable List<@Nullable String> given) {
        List<String> all = new ArrayList<>();
        for (String text : given == null ? List.<@Nullable String>of() : given) {
            if (text == null) {
                throw PlanningProblem.invalid(parameter, null, "a list without null");
            }
            all.add(text);
        }
        return all;
    }

    /** Returns the value with a wire name; empty where none is given. */
    static <T> Optional<T> word(String parameter, @Nullable String given, T[] values, Function<T, String> wireName) {
        if (given == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(values)
                .filter(value -> wireName.apply(value).equals(given))
                .findFirst()
                .orElseThrow(() -> PlanningProblem.invalid(parameter, given, names(values, wireName))));
    }

    private static <T> List<String> names(T[] values, Function<T, String> wireName) {
        return Arrays.stream(values).map(wireName).toList();
    }
}
