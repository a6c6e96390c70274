package cn.yishulai.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.RealBooks;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9787108016768",
                "978-7-108-01676-8",
                "978 7 108 01676 8",
                "ISBN 978-7-108-01676-8",
                "isbn9787108016768",
                "ISBN：９７８－７－１０８－０１６７６－８",
                "ISBN-13: 978-7-108-01676-8",
                "ISBN978—7—108—01676—8",
                "7-108-01676-1",
                "7108016761",
                "ISBN 7–108–01676–1",
                "ISBN-10 7-108-01676-1",
                " 978\u20107\u2011108\u201301676\u20148 "
            })
    void everySpellingOfAnIsbnIsOneKey(String typed) {
        BookNumber number = new BookNumber(typed);
        assertThat(number.value()).isEqualTo("9787108016768");
        assertThat(number.kind()).isEqualTo(BookNumberKind.ISBN);
        assertThat(number.printed()).isEqualTo("978-7-108-01676-8");
        assertThat(number.isbn10()).contains("7108016761");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10019·352",
                "10019-352",
                "10019.352",
                "10019。352",
                "１００１９·３５２",
                "10019・352",
                "10019 · 352",
                "统一书号：10019·352",
                "书号 10019—352",
                "10019‧352",
                "10019•352"
            })
    void everySpellingOfAUnifiedNumberIsOneKey(String typed) {
        BookNumber number = new BookNumber(typed);
        assertThat(number.value()).isEqualTo("10019·352");
        assertThat(number.kind()).isEqualTo(BookNumberKind.UNIFIED);
        assertThat(number.printed()).isEqualTo("10019·352");
        assertThat(number.isbn10()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "9787020002207, 978-7-02-000220-7",
        "9787544270878, 978-7-5442-7087-8",
        "9787801275554, 978-7-80127-555-4",
        "9789573317241, 978-957-33-1724-1",
        "9780306406157, 978-0-306-40615-7",
        "9798602477863, 979-8-6024-7786-3",
        "9791034304974, 979-10-343-0497-4"
    })
    void hyphensFollowTheRangesOfTheGroup(String digits, String printed) {
        assertThat(new BookNumber(digits).printed()).isEqualTo(printed);
    }

    @Test
    void anIsbn10MayEndInX() {
        assertThat(new BookNumber("0-8044-2957-x").value()).isEqualTo("9780804429573");
        assertThat(new BookNumber("080442957X").isbn10()).contains("080442957X");
    }

    @Test
    void theLetterOfAClassIsPartOfAUnifiedNumber() {
        assertThat(new BookNumber("r10024·3421").value()).isEqualTo("R10024·3421");
    }

    @Test
    void anIsbn10WithOneHyphenIsNoUnifiedNumber() {
        assertThat(new BookNumber("71080-16761").value()).isEqualTo("9787108016768");
    }

    @ParameterizedTest
    @CsvSource({
        "9787108016769, check digit",
        "7108016763, check digit",
        "6901234567892, neither 978 nor 979",
        "9790260000438, ISMN",
        "978710801676, 10 or 13 digits",
        "10018-00000000026, 10 or 13 digits",
        "红楼梦, 10 or 13 digits",
        "97871080X6768, 10 or 13 digits",
        "'', 10 or 13 digits"
    })
    void whatIsNoNumberIsRefusedWithTheReason(String typed, String reason) {
        assertThatThrownBy(() -> new BookNumber(typed))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(KernelRefusal.BOOK_NUMBER_MALFORMED))
                .hasMessageContaining(reason);
        assertThat(BookNumber.maybe(typed)).isEmpty();
    }

    @Test
    void hugeInputIsRefusedBeforeItIsRead() {
        assertThatThrownBy(() -> new BookNumber("7".repeat(1_000_000))).isInstanceOf(Refused.class);
    }

    @Property
    void everyIsbn13ReadsBackFromItsPrintedForm(@ForAll @LongRange(max = 999_999_999) long body) {
        BookNumber number = new BookNumber(withCheck("978" + "%09d".formatted(body)));
        assertThat(new BookNumber(number.printed())).isEqualTo(number);
        assertThat(new BookNumber(number.isbn10().orElseThrow())).isEqualTo(number);
    }

    @Property
    void oneWrongDigitIsNeverAccepted(
            @ForAll @LongRange(max = 999_999_999) long body,
            @ForAll @IntRange(min = 3, max = 12) int place,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        StringBuilder digits = new StringBuilder(withCheck("978" + "%09d".formatted(body)));
        digits.setCharAt(place, (char) ('0' + (digits.charAt(place) - '0' + shift) % 10));
        assertThat(BookNumber.maybe(digits.toString())).isEmpty();
    }

    @Property
    void anyTextIsAKeyOfItsOwnOrRefused(@ForAll String typed) {
        BookNumber.maybe(typed)
                .ifPresent(number -> assertThat(new BookNumber(number.value())).isEqualTo(number));
    }

    @Test
    void theRealBooksHaveNumbers() {
        for (CSVRecord row : RealBooks.rows("books/books.csv")) {
            BookNumber number = new BookNumber(row.get("isbn13"));
            assertThat(number.value()).isEqualTo(row.get("isbn13"));
            assertThat(number.printed()).startsWith("978-7-").matches("978-7-\\d+-\\d+-\\d");
        }
    }

    @Test
    void everyRealUnifiedNumberIsAKeyOfItsOwn() {
        Set<String> keys = new TreeSet<>();
        Set<String> refused = new TreeSet<>();
        for (CSVRecord row : RealBooks.rows("books/unified_book_numbers.csv")) {
            String typed = row.get("unified_number");
            BookNumber.maybe(typed).ifPresentOrElse(number -> keys.add(number.value()), () -> refused.add(typed));
            assertThat(BookNumber.maybe(typed)).isEqualTo(BookNumber.maybe(typed.replace('-', '·')));
        }
        assertThat(keys).hasSize(891).allMatch(key -> key.contains("·"));
        assertThat(refused).as("numbers that a private press gave itself").containsExactly("80-12", "80-55");
    }

    @Test
    void realMisspellingsAreReadOrRefusedButNeverRepaired() {
        int read = 0;
        for (CSVRecord row : RealBooks.rows("books/invalid_isbn.csv")) {
            read += BookNumber.maybe(row.get("raw"))
                    .map(number -> {
                        assertThat(number.value().replace("·", ""))
                                .isEqualTo(row.get("raw").replace("-", ""));
                        return 1;
                    })
                    .orElse(0);
        }
        assertThat(read).as("six digits after the dot are still a 统一书号").isEqualTo(6);
    }

    private static String withCheck(String twelve) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (i % 2 == 0 ? 1 : 3) * (twelve.charAt(i) - '0');
        }
        return twelve + (10 - sum % 10) % 10;
    }
}
