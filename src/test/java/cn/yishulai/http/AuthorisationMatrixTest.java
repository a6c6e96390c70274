package cn.yishulai.http;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Contract;
import cn.yishulai.Contract.Route;
import cn.yishulai.http.Specimens.Owner;
import cn.yishulai.http.Stage.Relation;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every cell of operations × roles × whose the thing is, from the contract: each thing that an operation names in its
 * address, its query or its body is in turn the caller's own, a stranger's, at another site, of another partner, and
 * missing, while all else is the caller's own and well formed. What must come out follows from {@code x-authz}:
 *
 * <ul>
 *   <li>none: 401, or 403 role-not-allowed, whatever is named; those who are shut out name it by turns;
 *   <li>open (any; own and mine; site and at my site): an answer, or a refusal for a reason of state (409), never for a
 *       reason of rights, and each operation must be seen to answer at least once;
 *   <li>own and a stranger's: the very answer that a missing thing gets, so that nothing is learned;
 *   <li>site or partner and elsewhere, or at no site at all: 403 site-not-yours, 404, or 409 copy-elsewhere.
 * </ul>
 *
 * <p>The families' nicknames occur nowhere else; an answer that may not show one is searched for it.
 *
 * <p>For a new operation: often nothing is to be done. The matrix says when {@link Specimens} needs a line: a name of a
 * thing that it does not know, or a well-formed request that it cannot make. {@link #EXCEPTIONS} says where the contract
 * means something else than the rule above, and why; {@link #STATE_ONLY} where no specimen is in the right state.
 */
@QuarkusTest
class AuthorisationMatrixTest {

    private enum Verdict {
        OPEN,
        NOT_THERE,
        ELSEWHERE,
        ROLE
    }

    /** Operation, thing, and how it stands to the caller, where the answer is another than its reach says. */
    private static final Map<String, Verdict> EXCEPTIONS = new LinkedHashMap<>();

    static {
        // A code that nobody knows is an answer: the queue at the counter goes on.
        EXCEPTIONS.put("scan.code MISSING", Verdict.OPEN);
        // A photo is asked for at one place only, so that another place is nobody's.
        EXCEPTIONS.put("removeVenuePhoto.siteId MISSING", Verdict.ELSEWHERE);
        // Whoever has a book in the hand may ask what it is, and say that it is here.
        EXCEPTIONS.put("scan.code OTHER_SITE", Verdict.OPEN);
        EXCEPTIONS.put("scan.code OTHER_PARTNER", Verdict.OPEN);
        EXCEPTIONS.put("followBoards.code OTHER_SITE", Verdict.OPEN);
        EXCEPTIONS.put("followBoards.code OTHER_PARTNER", Verdict.OPEN);
        EXCEPTIONS.put("receiveCopy.code OTHER_SITE", Verdict.OPEN);
        EXCEPTIONS.put("receiveCopy.code OTHER_PARTNER", Verdict.OPEN);
        EXCEPTIONS.put("receiveWithTransfer.copyCode OTHER_SITE", Verdict.OPEN);
        EXCEPTIONS.put("receiveWithTransfer.copyCode OTHER_PARTNER", Verdict.OPEN);
        // What is not in the load cannot be taken out of it, wherever it is.
        EXCEPTIONS.put("takeOutOfTransfer.copyCode OTHER_SITE", Verdict.OPEN);
        EXCEPTIONS.put("takeOutOfTransfer.copyCode OTHER_PARTNER", Verdict.OPEN);
        // It is not clear into which load a copy of elsewhere goes.
        EXCEPTIONS.put("scanAtStop.copyCode OTHER_SITE", Verdict.OPEN);
        EXCEPTIONS.put("scanAtStop.copyCode OTHER_PARTNER", Verdict.OPEN);
        // A copy here may be claimed for a reader who fetches it there.
        EXCEPTIONS.put("claimCopy.requestId OTHER_SITE", Verdict.OPEN);
        EXCEPTIONS.put("claimCopy.requestId OTHER_PARTNER", Verdict.OPEN);
        // One answer (409) for a label that is on a book and one that was never printed.
        EXCEPTIONS.put("registerCopy.blankLabel MISSING", Verdict.OPEN);
        EXCEPTIONS.put("relabelCopy.blankLabel MISSING", Verdict.OPEN);
        // A book from a family's shelf, which is at no site, lies on the desk of any.
        EXCEPTIONS.put("relabelCopy.code OTHER_SITE", Verdict.OPEN);
        EXCEPTIONS.put("relabelCopy.code OTHER_PARTNER", Verdict.OPEN);
        // A registered copy knows its volume.
        EXCEPTIONS.put("inspectCopy.volumeId MISSING", Verdict.OPEN);
        // A copy that was not decided in the session is refused for that, wherever it is.
        EXCEPTIONS.put("inspectAgain.code OTHER_SITE", Verdict.OPEN);
        EXCEPTIONS.put("inspectAgain.code OTHER_PARTNER", Verdict.OPEN);
        // A copy that is not in the load, or a load that is not being packed, is refused for that.
        EXCEPTIONS.put("takeOutOfTransfer.copyCode OTHER_SITE", Verdict.OPEN);
        EXCEPTIONS.put("takeOutOfTransfer.copyCode OTHER_PARTNER", Verdict.OPEN);
        EXCEPTIONS.put("addInspectionPhoto.code OTHER_SITE", Verdict.OPEN);
        EXCEPTIONS.put("addInspectionPhoto.code OTHER_PARTNER", Verdict.OPEN);
        // The ticket that is looked up is to the fair of the caller's site, and to no other.
        EXCEPTIONS.put("lookUpTicket.fairId OTHER_SITE", Verdict.NOT_THERE);
        EXCEPTIONS.put("lookUpTicket.fairId OTHER_PARTNER", Verdict.NOT_THERE);
        // Whoever is meant belongs to the family that is meant.
        EXCEPTIONS.put("bookTicket.personIds OTHERS", Verdict.NOT_THERE);
        EXCEPTIONS.put("resizeTicket.personIds OTHERS", Verdict.NOT_THERE);
        EXCEPTIONS.put("inspectCopy.personId OTHERS", Verdict.NOT_THERE);
        EXCEPTIONS.put("inspectAgain.personId OTHERS", Verdict.NOT_THERE);
        EXCEPTIONS.put("placeRequest.personId OTHERS", Verdict.NOT_THERE);
        EXCEPTIONS.put("handOverCopy.personId OTHERS", Verdict.NOT_THERE);
        EXCEPTIONS.put("openSessionOnBehalf.personId OTHERS", Verdict.NOT_THERE);
        // A session that is not restricted needs no proof.
        EXCEPTIONS.put("proveNumber.familyCode OTHERS", Verdict.OPEN);
        EXCEPTIONS.put("proveNumber.familyCode MISSING", Verdict.OPEN);
        // Who lives alone does not move out, whatever is named; UnionsTest has families that part.
        EXCEPTIONS.put("moveOut.copyCodes OTHERS", Verdict.OPEN);
        EXCEPTIONS.put("moveOut.copyCodes MISSING", Verdict.OPEN);
        // Another copy of the volume that was asked for; AppealsTest has a home with two.
        EXCEPTIONS.put("promiseCopy.copyCode OWN", Verdict.NOT_THERE);
        EXCEPTIONS.put("promiseCopy.copyCode OTHER_SITE", Verdict.NOT_THERE);
        EXCEPTIONS.put("promiseCopy.copyCode OTHER_PARTNER", Verdict.NOT_THERE);
        // What was not handed over in the session cannot be undone there, wherever it is.
        EXCEPTIONS.put("undoTradeHandOver.code OTHER_SITE", Verdict.OPEN);
        EXCEPTIONS.put("undoTradeHandOver.code OTHER_PARTNER", Verdict.OPEN);
        // A book that is not in the session is refused for that, wherever it is, also to its own family.
        for (String operation : List.of(
                "withdrawFromTrade",
                "presentForTrade",
                "showTradeBook",
                "handOverTraded",
                "missTraded",
                "findTraded",
                "takeTradedHome")) {
            EXCEPTIONS.put(operation + ".code OTHER_SITE", Verdict.NOT_THERE);
            EXCEPTIONS.put(operation + ".code OTHER_PARTNER", Verdict.NOT_THERE);
        }
        // Who was asked for a shift answers, and nobody else; ProgrammeTest has one who was.
        EXCEPTIONS.put("answerShift.shiftId OWN", Verdict.NOT_THERE);
        // A partner is named beside an organisation that is not its own.
        EXCEPTIONS.put("giveRights.organisationId OTHER_PARTNER", Verdict.NOT_THERE);
        // Whoever is stamped at a stop belongs to the family whose code is shown.
        EXCEPTIONS.put("stampAtStop.personIds OTHERS", Verdict.NOT_THERE);
        // Whether a card is anybody's is not said.
        EXCEPTIONS.put("showCardPage.familyCode MISSING", Verdict.OPEN);
        // A filter that nothing passes.
        EXCEPTIONS.put("searchVolumes.site MISSING", Verdict.OPEN);
        // What is no book of the fair is refused for that, wherever it is; the count of a table names what it does not
        // know.
        for (String name :
                List.of("receiveFromFair.copyCode", "explainFairDifferences.copyCodes", "countFairTable.copyCodes")) {
            EXCEPTIONS.put(name + " OTHER_SITE", Verdict.OPEN);
            EXCEPTIONS.put(name + " OTHER_PARTNER", Verdict.OPEN);
        }
        EXCEPTIONS.put("countFairTable.copyCodes MISSING", Verdict.OPEN);
        // The people of the venue put copies of any site on the list.
        EXCEPTIONS.put("changeFairPicks.add OTHER_SITE", Verdict.OPEN);
        EXCEPTIONS.put("changeFairPicks.add OTHER_PARTNER", Verdict.OPEN);
        // A profile only moves the drawing.
        for (String operation : List.of("printShelfLabels", "printTransferLabels")) {
            EXCEPTIONS.put(operation + ".printerId OTHER_SITE", Verdict.OPEN);
            EXCEPTIONS.put(operation + ".printerId OTHER_PARTNER", Verdict.OPEN);
        }
    }

    /** Their own cells are only seen to be refused for a reason of state. */
    private static final Set<String> STATE_ONLY = Set.of(
            // the stocktakes of this test run, and while one does no shelf of its site changes its name; StocktakeTest
            // renames
            "renameShelf",
            "claimCopy",
            "answerShift",
            "undoCopyStep",
            "undoTradeHandOver",
            // of whoever let somebody in; AdmissionsTest takes back
            "undoAdmission",
            // nobody waits while there are places; WaitlistHistoriesTest has full slots
            "joinWaitlist",
            "fillFromOutside",
            "moveOut",
            "recordMeetings",
            "confirmSecondFactor",
            "startImport",
            "orderShelves",
            "scanAtStop",
            "takeOutOfTransfer",
            "missForFair",
            "receiveFromFair",
            "explainFairDifferences");

    /** They end the session of whoever calls, or want a fresh one, so nobody else's may be used. */
    private static final Set<String> FORGETS_THE_CALLER =
            Set.of("closeSession", "closeAllSessions", "confirmSecondFactor");

    /** The stage of a later cell ends what an earlier one stands on: one fair at a time runs at a venue. */
    private static final Set<String> STANDS_ALONE = Set.of("admit");

    /** Well formed, and yet no proof of who one is. */
    private static final Map<String, String> PROVES_NOTHING = Map.ofEntries(
            Map.entry("openSession", "sign-in-refused"),
            Map.entry("refreshSession", "session-ended"),
            Map.entry("addPhone", "phone-not-proven"),
            Map.entry("addEmail", "email-not-proven"),
            Map.entry("removeEmail", "email-unknown"),
            Map.entry("checkPhone", "phone-of-another"),
            Map.entry("lookAtInvitation", "invitation-void"),
            Map.entry("acceptInvitation", "invitation-void"),
            Map.entry("pairCounterDevice", "pairing-void"),
            Map.entry("pairFairDevice", "pairing-void"),
            Map.entry("showFairDevicePack", "device-unknown"),
            Map.entry("sendFairDeviceEvents", "device-unknown"));

    private static final List<String> ROLES =
            List.of("anonymous", "citizen", "staff", "librarian", "partner", "volunteer", "auditor");

    private static final Map<String, Integer> COUNTS = new TreeMap<>();

    /** The thing that stands so to the caller; none where an operation names none. */
    private record Named(@Nullable String name, Relation relation) {}

    private record Cell(WellFormed request, String operation, String role, String reach) {}

    private Stage.@Nullable House house;
    private final Map<String, Somebody> workers = new LinkedHashMap<>();

    @Test
    void everyThingThatAnOperationNamesHasASpecimen() {
        assertThat(Contract.routes()).allSatisfy(route -> assertThat(new WellFormed(route).unknown())
                .as("%s names what Specimens.THINGS does not know", route)
                .isEmpty());
    }

    @Test
    void nothingIsExceptedThatIsNotThere() {
        Set<String> cells = new TreeSet<>();
        Contract.routes().forEach(route -> new WellFormed(route).names().forEach(name -> Stream.of(Relation.values())
                .forEach(relation -> cells.add(route.operation().getOperationId() + "." + name + " " + relation))));
        assertThat(cells).containsAll(EXCEPTIONS.keySet());
        assertThat(Contract.routes().stream().map(r -> r.operation().getOperationId()))
                .containsAll(STATE_ONLY)
                .containsAll(FORGETS_THE_CALLER)
                .containsAll(PROVES_NOTHING.keySet())
                .containsAll(Specimens.NEEDED.keySet());
    }

    @TestFactory
    Stream<DynamicTest> everyCell() {
        Stream<DynamicTest> operations =
                Contract.routes().stream().map(route -> DynamicTest.dynamicTest(route.toString(), () -> check(route)));
        return Stream.concat(operations, Stream.of(DynamicTest.dynamicTest("counts", () -> {
            System.out.println("authorisation matrix: " + COUNTS);
            assertThat(COUNTS.values().stream().mapToInt(Integer::intValue).sum())
                    .isGreaterThan(1_000);
        })));
    }

    private void check(Route route) {
        List<String> wrong = new ArrayList<>();
        boolean answered = false;
        Map<String, WellFormed.Prepared> shared = new LinkedHashMap<>();
        List<String> shutOut = ROLES.stream()
                .filter(role -> "none".equals(route.authz().get(role)))
                .toList();
        for (String role : ROLES) {
            Object reach = route.authz().get(role);
            assertThat(reach).as("%s has no rule for %s", route, role).isNotNull();
            Cell cell =
                    new Cell(new WellFormed(route), route.operation().getOperationId(), role, String.valueOf(reach));
            int turn = 0;
            for (Named named : toBeNamed(cell)) {
                boolean isAnothersTurn = shutOut.contains(role)
                        && turn > 0
                        && !shutOut.get(turn % shutOut.size()).equals(role);
                turn++;
                answered |= !isAnothersTurn && play(cell, named.name(), named.relation(), shared, wrong);
            }
        }
        String operation = route.operation().getOperationId();
        boolean canAnswer = !PROVES_NOTHING.containsKey(operation) && !STATE_ONLY.contains(operation);
        if (answered != canAnswer && !operation.equals("showDemonstrationCodes")) {
            wrong.add("no open cell of %s answered, or one did that is said not to".formatted(operation));
        }
        assertThat(wrong).isEmpty();
    }

    /** All that says something of its own: with everything the caller's own it is one request, whatever is looked at. */
    private static List<Named> toBeNamed(Cell cell) {
        if (cell.request().names().isEmpty()) {
            return List.of(new Named(null, Relation.OWN));
        }
        List<Named> all = new ArrayList<>();
        Set<Verdict> allOwn = EnumSet.noneOf(Verdict.class);
        for (String name : cell.request().names()) {
            List<Relation> relations = relations(cell.request().thing(name).orElseThrow());
            for (Relation relation : relations) {
                boolean isTheSameAgain = relation == Relation.OWN
                        && cell.request().alwaysSays(name)
                        && !allOwn.add(expected(cell, name, relation));
                boolean isOpenFurtherAway = relation == Relation.OTHER_SITE
                        && relations.contains(Relation.OTHER_PARTNER)
                        && expected(cell, name, relation) == Verdict.OPEN
                        && expected(cell, name, Relation.OTHER_PARTNER) == Verdict.OPEN;
                if (!isTheSameAgain && !isOpenFurtherAway) {
                    all.add(new Named(name, relation));
                }
            }
        }
        return all;
    }

    /** Answers whether an open cell succeeded. */
    private boolean play(
            Cell cell,
            @Nullable String name,
            Relation relation,
            Map<String, WellFormed.Prepared> shared,
            List<String> wrong) {
        Verdict expected = expected(cell, name, relation);
        COUNTS.merge(expected + " " + (name == null ? "nothing named" : relation), 1, Integer::sum);
        boolean leavesAllAsItIs = expected == Verdict.ROLE
                || expected != Verdict.OPEN && !STANDS_ALONE.contains(cell.operation())
                || cell.request().changesNothing();
        WellFormed.Prepared request =
                leavesAllAsItIs ? prepareOnce(shared, cell, name, relation) : prepare(cell, name, relation);
        Knock answer = cell.request().send(request, token(cell, request.stage()));
        String said = "%s of %s as %s (%s), %s %s: %d %s %s"
                .formatted(
                        expected,
                        cell.operation(),
                        cell.role(),
                        cell.reach(),
                        name,
                        relation,
                        answer.status(),
                        answer.code(),
                        answer.body().substring(0, Math.min(200, answer.body().length())));
        if (!isAsExpected(cell, expected, answer)) {
            wrong.add(said);
        }
        if (expected == Verdict.NOT_THERE && relation == Relation.OTHERS) {
            WellFormed.Prepared without = prepareOnce(shared, cell, name, Relation.MISSING);
            Knock missing = cell.request().send(without, token(cell, without.stage()));
            if (missing.status() != answer.status() || !missing.code().equals(answer.code())) {
                wrong.add(said + " but missing is " + missing.status() + " " + missing.code());
            }
        }
        if (shows(cell, expected, relation, answer.body(), request.stage())) {
            wrong.add("a name leaks: " + said);
        }
        return expected == Verdict.OPEN && answer.status() < 300;
    }

    private WellFormed.Prepared prepareOnce(
            Map<String, WellFormed.Prepared> shared, Cell cell, @Nullable String name, Relation relation) {
        return shared.computeIfAbsent(name + " " + relation, key -> prepare(cell, name, relation));
    }

    private WellFormed.Prepared prepare(Cell cell, @Nullable String name, Relation relation) {
        return cell.request().prepare(new Stage(house(), cell.operation()), name, relation);
    }

    private static boolean isAsExpected(Cell cell, Verdict expected, Knock answer) {
        return switch (expected) {
            case ROLE ->
                cell.role().equals("anonymous")
                        ? answer.status() == 401 && answer.code().equals("not-signed-in")
                        : answer.status() == 403 && answer.code().equals("role-not-allowed");
            case OPEN ->
                answer.status() < 300
                        || answer.status() == 409
                        || answer.code().equals(PROVES_NOTHING.get(cell.operation()))
                        || cell.operation().equals("showDemonstrationCodes") && answer.status() == 404;
            case NOT_THERE ->
                (answer.status() == 404 || answer.status() == 422 || isElsewhere(answer))
                        && answer.code().equals("address-unknown")
                                == cell.operation().equals("showProblem")
                        && !answer.code().isEmpty();
            case ELSEWHERE ->
                answer.status() == 403 && answer.code().equals("site-not-yours")
                        || answer.status() == 404 && !answer.code().equals("address-unknown")
                        || isElsewhere(answer);
        };
    }

    private static boolean isElsewhere(Knock answer) {
        return answer.status() == 409 && answer.code().endsWith("-elsewhere");
    }

    /** A nickname shows where it must not: a stranger's to a citizen, anybody's to the public or in a refusal. */
    private static boolean shows(Cell cell, Verdict expected, Relation relation, String body, Stage stage) {
        boolean mayShowMine = expected == Verdict.OPEN && !cell.role().equals("anonymous");
        boolean mayShowTheirs = mayShowMine && !cell.role().equals("citizen") && relation == Relation.OTHERS;
        return !mayShowMine && stage.showsMine(body) || !mayShowTheirs && stage.showsTheirs(body);
    }

    private static Verdict expected(Cell cell, @Nullable String name, Relation relation) {
        if (cell.reach().equals("none")) {
            return Verdict.ROLE;
        }
        Verdict exception = EXCEPTIONS.get(cell.operation() + "." + name + " " + relation);
        if (exception != null) {
            return exception;
        }
        if (relation == Relation.MISSING) {
            boolean ofNoSite = cell.reach().equals("site")
                    && cell.request()
                            .thing(String.valueOf(name))
                            .orElseThrow()
                            .owners()
                            .equals(Set.of(Owner.SITE));
            return ofNoSite ? Verdict.ELSEWHERE : Verdict.NOT_THERE;
        }
        boolean elsewhere = relation == Relation.OTHER_SITE || relation == Relation.OTHER_PARTNER;
        return switch (cell.reach()) {
            case "own", "guardian" -> relation == Relation.OTHERS ? Verdict.NOT_THERE : Verdict.OPEN;
            case "site" -> elsewhere ? Verdict.ELSEWHERE : Verdict.OPEN;
            case "partner" -> relation == Relation.OTHER_PARTNER ? Verdict.ELSEWHERE : Verdict.OPEN;
            default -> Verdict.OPEN;
        };
    }

    private static List<Relation> relations(Specimens.Thing thing) {
        List<Relation> relations = new ArrayList<>(List.of(Relation.OWN, Relation.MISSING));
        if (thing.owners().contains(Owner.HOUSEHOLD)) {
            relations.add(Relation.OTHERS);
        }
        if (thing.owners().contains(Owner.SITE)) {
            relations.add(Relation.OTHER_SITE);
        }
        if (thing.owners().contains(Owner.SITE) || thing.owners().contains(Owner.ORGANISATION)) {
            relations.add(Relation.OTHER_PARTNER);
        }
        return relations;
    }

    private @Nullable String token(Cell cell, Stage stage) {
        if (cell.role().equals("anonymous")) {
            return null;
        }
        if (cell.role().equals("citizen")) {
            return stage.mine.token();
        }
        return FORGETS_THE_CALLER.contains(cell.operation())
                ? worker(cell.role()).token()
                : workers.computeIfAbsent(cell.role(), this::worker).token();
    }

    private Somebody worker(String role) {
        Map<String, Function<Stage.House, Somebody>> of = Map.of(
                "staff", h -> Somebody.staffAt(h.home),
                "librarian", h -> Somebody.aLibrarian(),
                "partner", h -> Somebody.ofOrganisation(h.organisation, Role.PARTNER, h.home),
                "volunteer", h -> Somebody.ofOrganisation(h.organisation, Role.VOLUNTEER, h.home),
                "auditor", h -> Somebody.anAuditor());
        return of.get(role).apply(house());
    }

    private Stage.House house() {
        if (house == null) {
            house = new Stage.House();
        }
        return house;
    }
}
