package cn.yishulai.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.kernel.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TradeListReaderTest {

    private static final Map<String, String> MALFORMED = Map.ofEntries(
            Map.entry(
                    "A : B\n#! ALLOW-DUMMIES",
                    "Options (#!...) cannot be declared after first real want list (line 2)"),
            Map.entry(
                    "!BEGIN-OFFICIAL-NAMES\nA\n!END-OFFICIAL-NAMES\n#! SHOW-MISSING",
                    "Options (#!...) cannot be declared after official names (line 4)"),
            Map.entry("#! FLY", "Unknown option \"FLY\" (line 1)"),
            Map.entry("#! METRIC", "Unknown option \"METRIC\" (line 1)"),
            Map.entry("#! SCALED-PRIORITIES", "SCALED-PRIORITIES no longer supported! (line 1)"),
            Map.entry("\n#! SMALL-STEP=-1", "SMALL-STEP argument must be a non-negative integer (line 2)"),
            Map.entry("#! BIG-STEP=x", "BIG-STEP argument must be a non-negative integer (line 1)"),
            Map.entry("#! NONTRADE-COST=0", "NONTRADE-COST argument must be a positive integer (line 1)"),
            Map.entry("#! ITERATIONS=", "ITERATIONS argument must be a positive integer (line 1)"),
            Map.entry("#! SEED=0", "SEED argument must be a positive integer (line 1)"),
            Map.entry("#! SHRINK=10", "SHRINK argument must be a single digit (line 1)"),
            Map.entry("A : B # mine", "Comments (#...) cannot be used after beginning of line (line 1)"),
            Map.entry("!BEGIN-OFFICIAL-NAMES\nA#1 x", "# symbol cannot be used in an item name (line 2)"),
            Map.entry(
                    "!BEGIN-OFFICIAL-NAMES\n!END-OFFICIAL-NAMES\n!BEGIN-OFFICIAL-NAMES",
                    "Cannot begin official names more than once (line 3)"),
            Map.entry(
                    "A : B\n!BEGIN-OFFICIAL-NAMES",
                    "Official names cannot be declared after first real want list (line 2)"),
            Map.entry("!END-OFFICIAL-NAMES", "!END-OFFICIAL-NAMES without matching !BEGIN-OFFICIAL-NAMES (line 1)"),
            Map.entry("!BEGIN-OFFICIAL-NAMES\n: A", "Line cannot begin with colon (line 2)"),
            Map.entry("!BEGIN-OFFICIAL-NAMES\n%A", "Cannot give official names for dummy items (line 2)"),
            Map.entry("!BEGIN-OFFICIAL-NAMES\nA b\na: c", "Official name A already defined (line 3)"),
            Map.entry("#! REQUIRE-USERNAMES\nA : B", "Missing username with REQUIRE-USERNAMES selected (line 2)"),
            Map.entry("(u (v) A : B", "Cannot have more than one '(' per line (line 1)"),
            Map.entry("(u A : B", "Missing ')' in username (line 1)"),
            Map.entry("(u)", "Username cannot appear on a line by itself (line 1)"),
            Map.entry("(u) A : B)", "Cannot have more than one ')' per line (line 1)"),
            Map.entry("() A : B", "Cannot have empty parentheses (line 1)"),
            Map.entry("A (u) : B", "Username can only be used at the front of a want list (line 1)"),
            Map.entry("A : B)", "Bad ')' on a line that does not have a '(' (line 1)"),
            Map.entry("A ; : B", "Semicolon cannot appear before colon (line 1)"),
            Map.entry("(u) ; A", "Semicolon cannot appear before first item on line (line 1)"),
            Map.entry("; A", "Semicolon cannot appear before first item on line (line 1)"),
            Map.entry("A : B : C", "Cannot have more that one colon on a line (line 1)"),
            Map.entry("A B : C", "Must have exactly one item before a colon (:) (line 1)"),
            Map.entry(": A", "Must have exactly one item before a colon (:) (line 1)"),
            Map.entry("(u) : A", "Must have exactly one item before a colon (:) (line 1)"),
            Map.entry("(u)A : B", "Must have exactly one item before a colon (:) (line 1)"),
            Map.entry("(u", "Missing ')' in username (line 1)"),
            Map.entry("(u)A)B : C", "Cannot have more than one ')' per line (line 1)"),
            Map.entry("A : B\r\n\r\n(u A : B\r\n", "Missing ')' in username (line 3)"),
            Map.entry("\uFEFFA : B : C", "Cannot have more that one colon on a line (line 1)"),
            Map.entry("A : B\0C", "Character NUL cannot be used (line 1)"),
            Map.entry("A;B : C", "Semicolon cannot appear before colon (line 1)"),
            Map.entry(";;;;", "Semicolon cannot appear before first item on line (line 1)"),
            Map.entry("(u) ; ; : ;", "Semicolon cannot appear before colon (line 1)"),
            Map.entry("#! ALLOW-DUMMIES=YES", "Unknown option \"ALLOW-DUMMIES=YES\" (line 1)"),
            Map.entry("#! LINEAR_PRIORITIES", "Unknown option \"LINEAR_PRIORITIES\" (line 1)"),
            Map.entry("#! SMALL-STEP=\u0663", "SMALL-STEP argument must be a non-negative integer (line 1)"),
            Map.entry("#! BIG-STEP=99999999999999999999", "BIG-STEP argument must be a non-negative integer (line 1)"),
            Map.entry(
                    "!END-OFFICIAL-NAMES\nA : B",
                    "!END-OFFICIAL-NAMES without matching !BEGIN-OFFICIAL-NAMES (line 1)"),
            Map.entry("#@ LONGEST", "LONGEST argument must be a whole number from 2 (line 1)"),
            Map.entry("#@ LONGEST 1", "LONGEST argument must be a whole number from 2 (line 1)"),
            Map.entry("#@ LONGEST 3\n#@ LONGEST 3", "LONGEST cannot be given more than once (line 2)"),
            Map.entry(
                    "#@ WAITING u 3",
                    "WAITING must be followed by a (username) and a number of days below 1000000 (line 1)"),
            Map.entry(
                    "#@ waiting (u) -3",
                    "WAITING must be followed by a (username) and a number of days below 1000000 (line 1)"),
            Map.entry(
                    "#@ WAITING (u) 1000000",
                    "WAITING must be followed by a (username) and a number of days below 1000000 (line 1)"),
            Map.entry(
                    "#@ WAITING (u) 3\nA :\n#@ WAITING (U) 3",
                    "WAITING of user (U) cannot be given more than once (line 3)"),
            Map.entry("#! REQUIRE-COLONS\n\n# fine\nA B", "Missing colon with REQUIRE-COLONS selected (line 4)"));

    @TestFactory
    Stream<DynamicTest> aMalformedLineIsRefusedWithTheUsualMessageAndItsNumber() {
        return MALFORMED.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getValue(), () -> assertThatThrownBy(() -> TradeListReader.read(row.getKey()))
                                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                                        .isEqualTo(MatchingRefusal.TRADE_LIST_MALFORMED))
                                .hasMessage(row.getValue())));
    }

    private static final Map<String, String> REMARKS = Map.ofEntries(
            Map.entry("A : B B\nB : A", "**** Item B is repeated in want list for A."),
            Map.entry("A : A", "**** Item A appears in its own want list."),
            Map.entry("(u) A : B\n(u) B : A C\nC : A\n", "**** Item A contains item B from the same user ((U))"),
            Map.entry("A : X X\nB : X", "**** Unknown item X (3 occurrences)"),
            Map.entry("A : X", "**** Unknown item X (1 occurrence)"),
            Map.entry("A : B;B ; B\nB : A", "**** Item B is repeated in want list for A."),
            Map.entry("#@ WAITING (w) 7\n(u) A :", "**** Waiting given for user (W), who has no want list."),
            Map.entry("A : %", "**** Dummy item % used in want list for item A, which does not have a username."),
            Map.entry("#! ALLOW-DUMMIES\n(u) A : %D", "**** Unknown item %D for user (U) (1 occurrence)"),
            Map.entry(
                    "#! ALLOW-DUMMIES\n(u) %D : A\n(U) %d : A\nA :",
                    "**** Item %D for user (U) has multiple want lists--ignoring all but first.  (Sometimes the result of"
                            + " an accidental line break in the middle of a want list.)"),
            Map.entry(
                    "A : B\na : B\nB : A",
                    "**** Item A has multiple want lists--ignoring all but first.  (Sometimes the result of an accidental"
                            + " line break in the middle of a want list.)"),
            Map.entry(
                    "!BEGIN-OFFICIAL-NAMES\nA\n!END-OFFICIAL-NAMES\nB : A\nA :",
                    "**** Cannot define want list for B because it is not an official name.  (Usually indicates a typo by"
                            + " the item owner.)"),
            Map.entry("#! ALLOW-DUMMIES\n%D : A\nA :", "**** Dummy item %D declared without a username."),
            Map.entry("(u) %D : A\nA :", "**** Dummy items not allowed. (%D)"),
            Map.entry(
                    "#! ALLOW-DUMMIES\nA : %D",
                    "**** Dummy item %D used in want list for item A, which does not have a username."),
            Map.entry(
                    "A : B=3\nB :",
                    "**** Cannot use '=' annotation in item B=3 in want list for item A unless using"
                            + " EXPLICIT_PRIORITIES."),
            Map.entry(
                    "#! EXPLICIT-PRIORITIES\nA : B=x\nB :",
                    "**** Item B=X in want list for item A must have the format 'name=number'."),
            Map.entry(
                    "#! EXPLICIT-PRIORITIES\nA : B=0\nB :",
                    "**** Explicit priority must be positive in item B=0 in want list for item A."));

    @TestFactory
    Stream<DynamicTest> whatCannotBeUsedBecomesARemark() {
        return REMARKS.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getValue(), () -> assertThat(
                                TradeListReader.read(row.getKey()).remarks())
                        .contains(row.getValue())));
    }

    @Test
    void aListMayDoWithoutColonsAndUsersAndHaveWindowsLineEnds() {
        TradeRun run = TradeRun.of("\uFEFF# fair\r\nA B\r\n(Li Hua) B: A;C\r\n", 0, Watch.NONE);
        assertThat(run.trades()).isEqualTo(2);
        assertThat(run.list().user()).containsExactly("", "(LI HUA)");
    }

    @Test
    void itemsDifferByCaseOnlyWhereTheListSaysSo() {
        assertThat(TradeListReader.read("a : b\nB : A").name()).containsExactly("A", "B");
        assertThat(TradeListReader.read("#! case-sensitive\na : A\nA : a").name())
                .containsExactly("a", "A");
    }

    @Test
    void dummiesOfTwoUsersMayShareAName() {
        TradeRun run = TradeRun.of(
                "#! ALLOW-DUMMIES\n(u) A1 : %D\n(u) A2 : %D\n(u) %D : B1 B2\n(v) B1 : %D\n(v) B2 : %D\n(v) %D : A1 A2",
                0, Watch.NONE);
        assertThat(run.trades()).isEqualTo(2);
        assertThat(run.people()).isEqualTo(2);
    }

    @Test
    void ranksFollowTheSchemeTheStepsAndTheSemicolons() {
        assertThat(costs("#! LINEAR-PRIORITIES\nA : B C ; D")).containsExactly(1, 2, 12);
        assertThat(costs("#! LINEAR-PRIORITIES SMALL-STEP=0 BIG-STEP=100\nA : B C ; D"))
                .containsExactly(1, 1, 101);
        assertThat(costs("#! TRIANGLE-PRIORITIES\nA : B C D")).containsExactly(1, 3, 6);
        assertThat(costs("#! SQUARE-PRIORITIES\nA : B C ;; D")).containsExactly(1, 4, 441);
        assertThat(costs("#! EXPLICIT-PRIORITIES\nA : B=15 C D=193")).containsExactly(15, 16, 193);
        assertThat(costs("A : B C ; D")).containsExactly(1, 1, 1);
        assertThat(costs("#! LINEAR-PRIORITIES\n!BEGIN-OFFICIAL-NAMES\nA\nB\nC\nD\nX no list\n!END-OFFICIAL-NAMES\n"
                        + "A : X B X2 C D"))
                .containsExactly(2, 3, 4);
    }

    private static List<Integer> costs(String listOfA) {
        return Arrays.stream(TradeListReader.read(listOfA + "\nB :\nC :\nD :").cost())
                .mapToObj(Math::toIntExact)
                .toList();
    }

    @Test
    void officialNamesWithoutAWantListAreMissing() {
        assertThat(TradeListReader.read("!begin-official-names\nB: Laozi\nA The Analects\n!end-official-names\nb :")
                        .missing())
                .containsExactly("A");
    }

    @Test
    void aListWithoutAnythingToTradeIsReadAndTradesNothing() {
        for (String list :
                List.of("", "\uFEFF", "\r\n\n", "# only a comment", "A", "A :", "(u) A :", "A : ;;", "A : A")) {
            TradeRun run = TradeRun.of(list, 0, Watch.NONE);
            assertThat(run.trades()).as(list).isZero();
            assertThat(ResultCheck.check(list, run.resultText() + run.certificateText(list)))
                    .hasSize(2);
        }
    }

    @Test
    void waitingAndLimitAreReadWhereverTheyStand() {
        TradeList list = TradeListReader.read(
                "#@ LONGEST 4\n(u) A : B\n#@Waiting (U)7\n#@ WAITING (no one) 3\n(v w) B :\n#@ W\n#@");
        assertThat(list.longest()).isEqualTo(4);
        assertThat(list.waiting()).containsExactly(7, 0);
    }

    @Test
    void aLineOfTenMegabytesIsRead() {
        StringBuilder line = new StringBuilder("A :");
        for (int n = 0; line.length() < 10_000_000; n++) {
            line.append(" X").append(n).append(" ;");
        }
        TradeRun run = TradeRun.of("#! SQUARE-PRIORITIES BIG-STEP=999999999\n" + line + " B\nB : A", 0, Watch.NONE);
        assertThat(run.trades()).isEqualTo(2);
        assertThat(Arrays.stream(run.list().cost()).min().orElse(0)).isPositive();
        assertThatThrownBy(() -> TradeListReader.read(line + " :"))
                .hasMessage("Cannot have more that one colon on a line (line 1)");
    }
}
