package cn.yishulai.swaps;

import cn.yishulai.swaps.History.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;

/**
 * A city in which copies come in at random, with its history counted as the service counts it, and what became of readers
 * who were given a forecast. Its rates are never shown to the forecast; it sees counts only.
 *
 * @param historyDays how long the house has been open
 * @param drift how much the pace of a volume has changed since (standard deviation of its logarithm)
 * @param season how much more comes in at the best time of the year than on average
 * @param several copies that come at once, on average
 */
record ForecastSimulation(String name, int historyDays, double drift, double season, double several) {

    private static final int CLASSES = 8;
    private static final int VOLUMES = 4_000;
    private static final double SHAPE = 0.8;
    private static final int AT_MOST = 3 * 365;
    private static final double LEAVING_A_DAY = 0.003;
    /** What the house has counted of all its lines; those of slow volumes lose more, those of quick ones fewer. */
    private static final double LEAVING = 0.15;
    /** Beyond it nobody asks: the app says that no copy is known. */
    private static final double LEAST_A_DAY = 1 / 400.0;

    static final List<ForecastSimulation> WORLDS = List.of(
            new ForecastSimulation("as ever", 180, 0, 0, 1),
            new ForecastSimulation("fashions pass", 180, 0.4, 0, 1),
            new ForecastSimulation("terms and holidays", 180, 0, 0.5, 1),
            new ForecastSimulation("several at once", 180, 0, 0, 1.5),
            new ForecastSimulation("a month old", 30, 0, 0, 1),
            new ForecastSimulation("all of it", 90, 0.3, 0.3, 1.25));

    /** One reader: the forecast, and the day on which the copy came. */
    record Told(int ahead, Optional<Forecast> forecast, double served) {

        boolean holds() {
            return forecast.filter(
                            told -> told.fromDays() <= served && (told.toDays() == null || served <= told.toDays()))
                    .isPresent();
        }
    }

    List<Told> run(long seed, List<Integer> queues) {
        Random chance = new Random(seed);
        double[] usual = new double[CLASSES];
        for (int i = 0; i < CLASSES; i++) {
            usual[i] = 1 / (15 + 15.0 * i);
        }
        double[] rates = new double[VOLUMES];
        double[] months = new double[VOLUMES];
        long[] seen = new long[VOLUMES];
        for (int i = 0; i < VOLUMES; i++) {
            rates[i] = usual[i % CLASSES] * gamma(chance, SHAPE) / SHAPE;
            months[i] = chance.nextDouble() * 365;
            seen[i] = arrivals(chance, rates[i], months[i] - historyDays, months[i])
                    .size();
        }
        Counted all = counted(seen, 0, 1);
        List<Told> told = new ArrayList<>();
        for (int queue : queues) {
            for (int i = 0; i < VOLUMES; i++) {
                if (rates[i] < LEAST_A_DAY) {
                    continue;
                }
                int ahead = queue == 1 ? 0 : queue - 1;
                History history = new History(
                        new Counted(seen[i], historyDays, 1, (double) seen[i] * seen[i]),
                        null,
                        counted(seen, i % CLASSES, CLASSES),
                        all);
                double now = rates[i] * Math.exp(drift * chance.nextGaussian());
                Optional<Forecast> forecast = history.pace()
                        .flatMap(
                                known -> Forecast.of(Forecast.turn(ahead, LEAVING), known.pace(), 1, known.basis(), 0));
                told.add(new Told(ahead, forecast, served(chance, now, months[i], ahead) + handling(chance)));
            }
        }
        return told;
    }

    private Counted counted(long[] seen, int from, int step) {
        long events = 0;
        long volumes = 0;
        double squares = 0;
        for (int i = from; i < seen.length; i += step) {
            events += seen[i];
            volumes++;
            squares += (double) seen[i] * seen[i];
        }
        return new Counted(events, (double) historyDays * volumes, volumes, squares);
    }

    /** The day on which the reader gets a copy: those before who are still there get theirs first. */
    private double served(Random chance, double rate, double today, int ahead) {
        double[] leaves = DoubleStream.generate(() -> -Math.log(1 - chance.nextDouble()) / LEAVING_A_DAY)
                .limit(ahead)
                .toArray();
        int next = 0;
        for (double on : arrivals(chance, rate, today, today + AT_MOST)) {
            double day = on - today;
            while (next < ahead && leaves[next] < day) {
                next++;
            }
            if (next == ahead) {
                return day;
            }
            next++;
        }
        return AT_MOST;
    }

    /** By thinning: more in the one half of the year, less in the other; the forecast is asked for at a random season. */
    private List<Double> arrivals(Random chance, double rate, double from, double to) {
        List<Double> days = new ArrayList<>();
        double highest = rate * (1 + season) / several;
        for (double day = from - Math.log(1 - chance.nextDouble()) / highest;
                day < to;
                day -= Math.log(1 - chance.nextDouble()) / highest) {
            double wave = 1 + season * Math.sin(2 * Math.PI * day / 365);
            if (chance.nextDouble() * (1 + season) < wave) {
                days.add(day);
                while (chance.nextDouble() < 1 - 1 / several) {
                    days.add(day);
                }
            }
        }
        return days;
    }

    private static double handling(Random chance) {
        return 0.5 + chance.nextDouble();
    }

    /** Marsaglia and Tsang, for shapes below one as well. */
    private static double gamma(Random chance, double shape) {
        if (shape < 1) {
            return gamma(chance, shape + 1) * Math.pow(chance.nextDouble(), 1 / shape);
        }
        double d = shape - 1 / 3.0;
        while (true) {
            double x = chance.nextGaussian();
            double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
            if (v > 0 && Math.log(chance.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
