package cn.yishulai.fairs;

import static cn.yishulai.fairs.TicketRefusal.TICKET_OVER;

import cn.yishulai.people.Caller;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a ticket shows at a gate that has no network: its address, and after it, signed by us, for when and how many it is
 * and the secret that opens its entry in the gate's list. A phone that follows the address never sends what comes after it.
 */
@ApplicationScoped
@Transactional
public class TicketPasses {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Tickets tickets;
    private final TicketRows rows;
    private final RosterKeys roster;
    private final TicketKeys keys;
    private final ObjectMapper json;

    TicketPasses(Tickets tickets, TicketRows rows, RosterKeys roster, TicketKeys keys, ObjectMapper json) {
        this.tickets = tickets;
        this.rows = rows;
        this.roster = roster;
        this.keys = keys;
        this.json = json;
    }

    /** @param text what its symbol holds */
    public record View(String text, int epoch) {}

    /** @throws cn.yishulai.kernel.Refused TICKET_UNKNOWN, TICKET_OVER */
    public View of(Caller caller, UUID id) {
        TicketView ticket = tickets.show(caller, id);
        rows.find(id).orElseThrow().requireGood();
        return find(ticket).orElseThrow(() -> TICKET_OVER.because("the fair is over"));
    }

    /** Nothing for a ticket that is good for nobody, or whose fair is over. */
    Optional<View> find(TicketView ticket) {
        return ticket.state().good() ? roster.of(ticket.fair().id()).map(key -> signed(ticket, key)) : Optional.empty();
    }

    private View signed(TicketView ticket, byte[] key) {
        UUID id = ticket.id();
        UUID fair = ticket.fair().id();
        int epoch = rows.epoch(id);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("c", ticket.code());
        claims.put("f", BASE64.encodeToString(bytes(fair)));
        claims.put("e", epoch);
        claims.put("s", ticket.session());
        claims.put("l", ticket.slot());
        claims.put("p", ticket.persons() - ticket.letGo());
        claims.put("b", ticket.from().toEpochSecond());
        claims.put("u", ticket.until().toEpochSecond());
        claims.put("i", ticket.issuedAt().toEpochSecond());
        claims.put("k", BASE64.encodeToString(RosterKeys.secret(key, id)));
        return new View(ticket.url() + '#' + keys.signed(text(claims)), epoch);
    }

    private String text(Map<String, Object> claims) {
        try {
            return json.writeValueAsString(claims);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values can be written as JSON", e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
