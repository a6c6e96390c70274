package cn.yishulai.fairs;

import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import io.quarkus.arc.Arc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Families with tickets to a fair, for a walk to its gate. */
public final class GateScene {

    private GateScene() {}

    /** What a ticket shows, and its code. */
    public record Shown(String text, String code) {}

    /** So many families, each with a ticket for so many persons to the first session. */
    public static List<Shown> tickets(UUID fair, int families, int persons) {
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < families; i++) {
            Caller family = Somebody.aCitizen().caller();
            TicketView ticket =
                    bean(Tickets.class).book(family, fair, 1, new TicketForm(null, persons, null, null, null));
            shown.add(new Shown(bean(TicketPasses.class).of(family, ticket.id()).text(), ticket.code()));
        }
        return shown;
    }

    /** Heads, and by reason how many came in beyond their ticket and how often somebody was refused. */
    public record Seen(int inside, Map<String, Integer> over, Map<String, Integer> refusals) {}

    /** As every gate sees it. */
    public static Seen seen(UUID fair) {
        Gate.View view = bean(Gate.class).show(Somebody.aLibrarian().caller(), fair);
        return new Seen(view.heads().inside(), byReason(view.over()), byReason(view.refusals()));
    }

    private static Map<String, Integer> byReason(List<GateRefusals.Counted> counted) {
        return counted.stream().collect(Collectors.toMap(GateRefusals.Counted::reason, GateRefusals.Counted::times));
    }

    private static <T> T bean(Class<T> kind) {
        return Arc.container().instance(kind).get();
    }
}
