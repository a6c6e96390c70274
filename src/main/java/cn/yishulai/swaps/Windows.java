package cn.yishulai.swaps;

import static java.util.stream.Collectors.groupingBy;

import cn.yishulai.journal.Outbox;
import cn.yishulai.places.Calendars;
import cn.yishulai.places.ClosureFacts;
import cn.yishulai.places.OpenDays;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import cn.yishulai.swaps.WindowRepository.Window;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pickup and offer windows, and those of promises, against the calendar. A window is promised as so many open days of the pickup site; until which
 * day that is, is counted anew when days are closed. It never becomes shorter, so it may be counted as often as one likes.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Windows {

    /** So many that a statement is worth its round trip, so few that their rows are locked for a moment only. */
    static final int FAMILIES_AT_ONCE = 300;

    private final WindowRepository repository;
    private final Calendars calendars;
    private final OpeningCalendar calendar;
    private final Sites sites;
    private final Outbox outbox;

    Windows(WindowRepository repository, Calendars calendars, OpeningCalendar calendar, Sites sites, Outbox outbox) {
        this.repository = repository;
        this.calendars = calendars;
        this.calendar = calendar;
        this.sites = sites;
        this.outbox = outbox;
    }

    /** A window and the day to which it runs now. */
    private record Extended(Window window, LocalDate until) {}

    /**
     * Extends the windows of the next families at these sites and tells each family once. Some twenty statements,
     * however many families.
     *
     * @return the last family; null when there was none left
     */
    @Nullable
    UUID extend(ClosureFacts closure, Set<UUID> closed) {
        List<UUID> families = repository.families(closed, closure.extendedThrough(), FAMILIES_AT_ONCE);
        if (families.isEmpty()) {
            return null;
        }
        List<Window> holds = repository.holds(families, closed);
        List<Window> offers = repository.offers(families, closed);
        List<Window> promises = repository.promises(families, closed);
        OpenDays openDays = openDays(
                Stream.of(holds, offers, promises).flatMap(List::stream).toList());
        List<Extended> longerHolds = longer(holds, openDays);
        List<Extended> longerOffers = longer(offers, openDays);
        repository.extendHolds(ids(longerHolds), days(longerHolds));
        repository.extendOffers(ids(longerOffers), days(longerOffers));
        List<Extended> longerPromises = longer(promises, openDays);
        repository.extendPromises(ids(longerPromises), days(longerPromises));
        tell(
                "window-extended",
                closure,
                Stream.concat(longerHolds.stream(), longerOffers.stream()).toList());
        tell("promise-extended", closure, longerPromises);
        return families.get(families.size() - 1);
    }

    /**
     * Before a window is ended by the clock, its days are counted once more: a copy that was set aside while the closure
     * was being written is not lost to it.
     */
    boolean stillRuns(SwapRequest request) {
        Window window = repository.of(request.id(), request.state() == RequestState.OFFERED);
        if (window == null) {
            return false;
        }
        LocalDate until =
                openDays(List.of(window)).extended(window.site(), window.from(), window.openDays(), window.until());
        if (!until.isAfter(window.until()) || until.isBefore(calendar.today())) {
            return false;
        }
        if (request.state() == RequestState.OFFERED) {
            repository.extendOffers(List.of(window.id()), List.of(until));
        } else {
            repository.extendHolds(List.of(window.id()), List.of(until));
        }
        return true;
    }

    /** All that run at these sites, by whether the calendar makes them longer. */
    List<Window> longer(Set<UUID> closed, OpenDays openDays) {
        return longer(repository.running(closed), openDays).stream()
                .map(Extended::window)
                .toList();
    }

    /** From which day on the calendar must be known to count all that runs. */
    LocalDate earliest(Set<UUID> closed) {
        return repository.running(closed).stream()
                .map(Window::from)
                .min(LocalDate::compareTo)
                .orElse(calendar.today());
    }

    private OpenDays openDays(Collection<Window> windows) {
        Set<UUID> at = windows.stream().map(Window::site).collect(Collectors.toSet());
        LocalDate from =
                windows.stream().map(Window::from).min(LocalDate::compareTo).orElse(calendar.today());
        return calendars.openDays(at, from);
    }

    private static List<Extended> longer(Collection<Window> windows, OpenDays openDays) {
        return windows.stream()
                .map(w -> new Extended(w, openDays.extended(w.site(), w.from(), w.openDays(), w.until())))
                .filter(extended -> extended.until().isAfter(extended.window().until()))
                .toList();
    }

    private void tell(String topic, ClosureFacts closure, List<Extended> longer) {
        Map<UUID, SiteName> names =
                sites.names(longer.stream().map(e -> e.window().site()).collect(Collectors.toSet()));
        Map<UUID, List<Extended>> byFamily =
                longer.stream().collect(groupingBy(e -> e.window().household()));
        List<Map<String, Object>> messages = new ArrayList<>();
        byFamily.forEach((family, its) -> messages.add(Map.of(
                "householdId",
                family.toString(),
                "siteName",
                its.stream()
                        .map(e -> names.get(e.window().site()).name())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("、")),
                "first",
                closure.firstDay().toString(),
                "last",
                closure.lastDay().toString(),
                "reason",
                closure.reason(),
                "books",
                its.size(),
                "until",
                its.stream()
                        .map(Extended::until)
                        .min(LocalDate::compareTo)
                        .orElseThrow()
                        .toString())));
        outbox.postAll(topic, messages);
    }

    private static List<UUID> ids(List<Extended> extended) {
        return extended.stream().map(e -> e.window().id()).toList();
    }

    private static List<LocalDate> days(List<Extended> extended) {
        return extended.stream().map(Extended::until).toList();
    }
}
