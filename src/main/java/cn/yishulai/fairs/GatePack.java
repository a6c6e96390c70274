package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a gate takes along: the key that tells our tickets from forged ones, when sessions are, how many may be inside, and
 * an entry for every ticket. An entry has no name but a digest, and is closed with the ticket's own secret: whoever holds
 * the device reads only what the tickets say that are shown to it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class GatePack implements DevicePack {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final TradeSql sql;
    private final SlotSales sales;
    private final AdmissionRows admissions;
    private final GateOvers overs;
    private final TicketRuleBook rules;
    private final FairAccess access;
    private final RosterKeys roster;
    private final TicketKeys keys;

    GatePack(
            TradeSql sql,
            SlotSales sales,
            AdmissionRows admissions,
            GateOvers overs,
            TicketRuleBook rules,
            FairAccess access,
            RosterKeys roster,
            TicketKeys keys) {
        this.sql = sql;
        this.sales = sales;
        this.admissions = admissions;
        this.overs = overs;
        this.rules = rules;
        this.access = access;
        this.roster = roster;
        this.keys = keys;
    }

    @Override
    public String purpose() {
        return DeviceForms.Purpose.GATE.name();
    }

    @Override
    public Map<String, Object> pack(DeviceFacts device) {
        FairFacts fair = access.facts(device.fair());
        TicketRules terms = rules.of(fair.id());
        return Map.of(
                "key", keys.publicKey(),
                "limit", terms.limit(fair.peopleAtOnce()),
                "inside", admissions.inside(fair.id()),
                "over", overs.persons(fair.id()),
                "earlySeconds", terms.early().toSeconds(),
                "sessions", sales.all(fair.id()).stream().map(GatePack::session).toList(),
                "roster", entries(fair.id()));
    }

    private static Map<String, Object> session(SlotSale sale) {
        return Map.of(
                "number", sale.session(),
                "from", TicketViews.inCity(sale.span().begins()).toString(),
                "until", TicketViews.inCity(sale.span().ends()).toString());
    }

    /** All tickets, whatever became of them: one that is missing was sold later. */
    private List<List<String>> entries(UUID fair) {
        byte[] key = roster.of(fair).orElse(null);
        if (key == null) {
            return List.of();
        }
        return sql.list(Ticket::read, "SELECT t.* FROM ticket t WHERE t.fair_id = ? ORDER BY t.id", fair).stream()
                .map(ticket -> entry(key, ticket))
                .sorted(Comparator.comparing(entry -> entry.get(0)))
                .toList();
    }

    private static List<String> entry(byte[] key, Ticket ticket) {
        String says = "{\"s\":%d,\"l\":%d,\"p\":%d,\"a\":%d,\"g\":%b}"
                .formatted(
                        ticket.session(),
                        ticket.slot(),
                        ticket.persons() - ticket.letGo(),
                        ticket.admitted(),
                        ticket.state().good());
        return List.of(
                BASE64.encodeToString(RosterKeys.name(ticket.fair(), ticket.code())),
                BASE64.encodeToString(RosterKeys.sealed(RosterKeys.secret(key, ticket.id()), says)));
    }
}
