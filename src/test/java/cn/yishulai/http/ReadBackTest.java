package cn.yishulai.http;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Contract;
import cn.yishulai.Contract.Route;
import cn.yishulai.HostileRequests;
import cn.yishulai.http.Stage.Relation;
import cn.yishulai.people.Somebody;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Nothing is accepted that cannot be read back: every member of every body takes every hostile value in turn, while all
 * else is well formed and the caller's own. What is answered 2xx is read again, and the member comes back equal but for
 * the blanks around it and, where {@link #SPELLINGS} says so, its spelling; else it should have been refused.
 *
 * <p>A write without a line in {@code readers} is read back from its own answer; members that occur there nowhere are
 * printed: give such a write a line, or its members one in {@link #NOT_KEPT}.
 */
@QuarkusTest
class ReadBackTest {

    /** Reads again what an operation has written, given its answer. */
    private interface Reader {
        String read(Stage stage, JsonNode answer);
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Members that decide what happens and are then forgotten, or must never be shown again. */
    private static final Set<String> NOT_KEPT = Set.of(
            "sendOneTimeCode.phone",
            "openSession.grant",
            "openSession.phone",
            "openSession.code",
            "openSession.name",
            "openSession.password",
            "refreshSession.refreshToken",
            "addMyPerson.consentVersion",
            "foundHousehold.phone",
            "foundHousehold.code",
            "openSession.secondFactor",
            "beginSecondFactor.password",
            "confirmSecondFactor.code",
            "proveNumber.newHere",
            "checkPhone.phone",
            "checkPhone.finding",
            "addPhone.phone",
            "addPhone.code",
            "addEmail.email",
            "addEmail.code",
            "placeRequest.autoAccept",
            "quarantineCopy.mould",
            // A draft that begins has not been looked at by anybody.
            "beginRuleDraft.revision",
            "beginRequestRuleDraft.revision",
            // It stands in the approval that it proposes.
            "decideFinding.credits",
            "registerPushDevice.token",
            "inspectCopy.bookNumber",
            "inspectCopy.gift",
            "inspectCopy.libraryStamp",
            "inspectCopy.discardStamp",
            "inspectAgain.gift",
            "inspectAgain.libraryStamp",
            "inspectAgain.discardStamp",
            "inspectAgain.takenBack",
            "releaseCopy.takenBack",
            "registerCopy.bookNumber",
            "handOverCopy.overrideReason",
            "receiveWithTransfer.damaged",
            "closeTransfer.missingBecause",
            "scanStocktake.device",
            "scanStocktake.deviceTime",
            "scanStocktake.events",
            "recordMeetings.device",
            "recordMeetings.deviceTime",
            "recordMeetings.events",
            // DevicesTest reads what became of them
            "pairFairDevice.deviceTime",
            "sendFairDeviceEvents.sentAt",
            "sendFairDeviceEvents.events",
            // a code is good or not; TourTest reads what it gave
            "collectStamp.code",
            "stampAtStop.card",
            "stampAtStop.occurredAt",
            "printLabels.blanks",
            "printLabels.skipPrinted",
            "printLabels.start",
            "printLabels.format",
            "printAgain.sheet",
            "printLabels.sheet",
            "printAgain.format",
            "printAgain.start");

    /** Operations whose texts are kept without characters that cannot be seen, as the contract says. */
    private static final Set<String> CLEANED = Set.of("addVolume", "editVolume", "beginImport");

    /** Members that come back in the one spelling we keep. */
    private static final Set<String> SPELLINGS = Set.of("addVolume.bookNumber", "editVolume.price");

    /** Lengths: -1 and -1.0 are one. */
    private static final Set<String> LENGTHS = Set.of(
            "addLabelPrinter.rightMm",
            "addLabelPrinter.downMm",
            "adjustLabelPrinter.rightMm",
            "adjustLabelPrinter.downMm",
            "addLabelSheet.left",
            "addLabelSheet.top");

    private final Map<String, Reader> readers = new HashMap<>();

    @Inject
    EntityManager database;

    private Stage.@Nullable House house;
    private int sent;
    private int accepted;
    private final Set<String> unread = new TreeSet<>();

    private void readers() {
        readers.put("addMyPerson", (stage, answer) -> show(stage.mine, "/v1/households/me/persons"));
        readers.put(
                "addVolume",
                (stage, answer) ->
                        show(stage.mine, "/v1/volumes/" + answer.get("id").asText()));
        readers.put("registerCopy", (stage, answer) -> show(stage.mine, "/v1/households/me/copies"));
        readers.put("inspectCopy", (stage, answer) -> answer.toString());
        readers.put("inspectAgain", (stage, answer) -> answer.toString());
        readers.put("releaseCopy", (stage, answer) -> answer.toString());
        readers.put("shelveCopy", (stage, answer) -> scanned(stage, answer.get("copy"), "code"));
        readers.put(
                "relabelCopy",
                (stage, answer) -> show(
                        stage.house.librarian,
                        "/v1/copies/%s/labels".formatted(answer.get("code").asText())));
        readers.put("missCopy", (stage, answer) -> reason(answer));
        readers.put("quarantineCopy", (stage, answer) -> reason(answer));
        readers.put("withdrawCopy", (stage, answer) -> reason(answer));
        readers.put("openSessionOnBehalf", (stage, answer) -> show(stage.mine, "/v1/households/me/looks"));
        readers.put("foundHousehold", (stage, answer) -> scanned(stage, answer, "familyCode"));
        readers.put(
                "beginImport",
                (stage, answer) -> show(
                        stage.house.librarian, "/v1/imports/" + answer.get("id").asText()));
        for (String step : List.of("sendBackFair", "postponeFair", "cancelFair")) {
            readers.put(step, (stage, answer) -> answer.toString());
        }
        readers.put("refuseApproval", (stage, answer) -> approval(stage, answer));
        readers.put("proposeCorrection", (stage, answer) -> approval(stage, answer));
    }

    @Test
    void nothingIsAcceptedThatCannotBeReadBack() throws IOException {
        readers();
        house = new Stage.House();
        List<String> wrong = new ArrayList<>();
        for (Route route : Contract.routes()) {
            Schema<?> body = Contract.body(route);
            String operation = route.operation().getOperationId();
            if (body == null || operation.equals("scan") || operation.equals("readPhoto")) {
                continue;
            }
            WellFormed request = new WellFormed(route);
            for (String member : Contract.members(body).keySet()) {
                String here = operation + "." + member;
                if (request.thing(member).isPresent() || NOT_KEPT.contains(here)) {
                    continue;
                }
                tryAll(request, operation, member, wrong);
            }
        }
        System.out.printf("read back: %d sent, %d accepted; shown nowhere: %s%n", sent, accepted, unread);
        assertThat(wrong).isEmpty();
        assertThat(accepted).isGreaterThan(50);
    }

    private void tryAll(WellFormed request, String operation, String member, List<String> wrong) throws IOException {
        WellFormed.@Nullable Prepared prepared = null;
        for (String value : HostileRequests.VALUES) {
            if (prepared == null) {
                prepared = request.prepare(new Stage(house, operation), null, Relation.OWN);
            }
            String body = with(prepared.body(), member, value);
            Knock answer = request.send(
                    new WellFormed.Prepared(prepared.stage(), prepared.path(), body),
                    caller(request, prepared.stage()));
            sent++;
            if (answer.status() >= 500) {
                wrong.add("%s.%s = %s: %s".formatted(operation, member, shortened(value), answer));
            } else if (answer.status() < 300) {
                accepted++;
                String read = read(operation, member, prepared.stage(), answer.body());
                if (read.isEmpty()) {
                    unread.add(operation + "." + member);
                } else if (!isRead(operation + "." + member, value, read)) {
                    wrong.add("%s.%s = %s was accepted, and is read as %s"
                            .formatted(operation, member, shortened(value), shortened(read)));
                }
                prepared = null;
            }
        }
    }

    /** Empty when nothing says again what was sent. */
    private String read(String operation, String member, Stage stage, String answer) throws IOException {
        JsonNode answered = answer.isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer);
        Reader reader = readers.get(operation);
        if (reader != null) {
            return reader.read(stage, answered);
        }
        JsonNode again = answered.findValue(member);
        return again == null || again.isBoolean() ? "" : answer; // a yes or no may only decide what happens
    }

    private static boolean isRead(String member, String value, String read) throws IOException {
        JsonNode sent = JSON.readTree(value);
        String text = CLEANED.contains(member.substring(0, member.indexOf('.')))
                ? seen(sent.asText())
                : LENGTHS.contains(member) && sent.isNumber()
                        ? Double.toString(sent.doubleValue())
                        : sent.asText().strip();
        if (sent.isNull() || text.isEmpty()) {
            return true; // said nothing
        }
        List<String> leaves = new ArrayList<>();
        collect(JSON.readTree(read), leaves);
        return leaves.stream()
                .anyMatch(leaf -> SPELLINGS.contains(member) ? digits(leaf).equals(digits(text)) : leaf.equals(text));
    }

    /** What the contract says of such texts. */
    private static String seen(String text) {
        return text.replaceAll("[\\p{Cf}\\p{Cs}]", "")
                .replaceAll("[\\p{Cc}\\p{Z}\\s]+", " ")
                .strip();
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9Xx]", "");
    }

    private static void collect(JsonNode node, List<String> leaves) {
        if (node.isValueNode()) {
            leaves.add(node.asText());
        }
        node.forEach(child -> collect(child, leaves));
    }

    /** The citizen where citizens may, else a librarian. */
    private static String caller(WellFormed request, Stage stage) {
        return request.isForCitizens() ? stage.mine.token() : stage.house.librarian.token();
    }

    private static String with(String body, String member, String value) throws IOException {
        List<String> members = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : JSON.readTree(body).properties()) {
            if (!each.getKey().equals(member)) {
                members.add('"' + each.getKey() + "\":" + JSON.writeValueAsString(each.getValue()));
            }
        }
        members.add('"' + member + "\":" + value);
        return "{" + String.join(",", members) + "}";
    }

    private static String show(Somebody who, String path) {
        Knock answer = Knock.get(path, who.token());
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static String scanned(Stage stage, JsonNode answer, String code) {
        return Stage.does(
                        stage.house.librarian,
                        "POST",
                        "/v1/scans",
                        "{'code':'%s','siteId':'%s'}".formatted(answer.get(code).asText(), stage.house.home))
                .toString();
    }

    private static String approval(Stage stage, JsonNode answer) {
        return show(stage.house.librarian, "/v1/approvals/" + answer.get("id").asText());
    }

    /** Why a copy was moved is read by auditors, in the movement log. */
    @Transactional
    String reason(JsonNode answer) {
        Object reason = database.createNativeQuery(
                        """
                        SELECT m.reason FROM movement m JOIN copy c ON c.id = m.copy_id
                         WHERE c.code = ?1 ORDER BY m.seq DESC LIMIT 1""")
                .setParameter(1, answer.get("copy").get("code").asText())
                .getSingleResult();
        return JSON.valueToTree(List.of(reason)).toString();
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
