package cn.yishulai.fairs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One sort of equipment and its bookings. Pieces are alike; which piece goes where is decided anew with every booking, so
 * that what is free at each moment can be booked for the whole of a span.
 */
record EquipmentUse(UUID id, String name, @Nullable String nameEn, int pieces, List<Booking> bookings) {

    EquipmentUse {
        bookings = List.copyOf(bookings);
    }

    /** @param held whether it has its pieces, or is a conflict */
    record Booking(UUID id, int pieces, Instant begins, Instant ends, boolean held) {

        boolean during(Instant from, Instant until) {
            return begins.isBefore(until) && ends.isAfter(from);
        }
    }

    /** Which pieces a booking gets. */
    record Given(Booking booking, List<Integer> units) {}

    /** How many pieces nobody has in the whole of this span. */
    int free(Instant from, Instant until) {
        return pieces
                - most(held().filter(booking -> booking.during(from, until)).toList());
    }

    int mostAtOnce() {
        return most(held().toList());
    }

    private Stream<Booking> held() {
        return bookings.stream().filter(Booking::held);
    }

    /**
     * Gives pieces to the bookings that have some, and to as many of the others as there is room for, in the order in which
     * they were made. Sweeping by beginnings and giving the lowest free piece needs no more pieces than are booked at once.
     */
    List<Given> give() {
        List<Booking> served = new ArrayList<>(held().toList());
        bookings.stream()
                .filter(booking -> !booking.held())
                .sorted(Comparator.comparing(Booking::id))
                .forEach(booking -> {
                    List<Booking> with = new ArrayList<>(served);
                    with.add(booking);
                    if (most(with) <= pieces) {
                        served.add(booking);
                    }
                });
        served.sort(Comparator.comparing(Booking::begins).thenComparing(Booking::id));
        Map<Integer, Instant> freeFrom = new HashMap<>();
        return served.stream()
                .map(booking -> {
                    List<Integer> units = IntStream.rangeClosed(1, pieces)
                            .filter(unit ->
                                    !freeFrom.getOrDefault(unit, Instant.MIN).isAfter(booking.begins()))
                            .limit(booking.pieces())
                            .boxed()
                            .toList();
                    units.forEach(unit -> freeFrom.put(unit, booking.ends()));
                    return new Given(booking, units);
                })
                .toList();
    }

    /** How many pieces are out at one time: the number changes only where a booking begins. */
    private static int most(List<Booking> of) {
        return new TreeSet<>(of.stream().map(Booking::begins).toList())
                .stream()
                        .mapToInt(moment -> of.stream()
                                .filter(one -> !one.begins().isAfter(moment)
                                        && one.ends().isAfter(moment))
                                .mapToInt(Booking::pieces)
                                .sum())
                        .max()
                        .orElse(0);
    }
}
