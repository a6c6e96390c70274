package cn.yishulai.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpaqueCodeTest {

    private static final int CODES = 200;

    @Test
    void oneWrongCharacterIsAlwaysNoticed() {
        for (int n = 0; n < CODES; n++) {
            String code = CopyCode.random().value();
            for (int i = 0; i < code.length(); i++) {
                for (char c : OpaqueCode.ALPHABET.toCharArray()) {
                    String wrong = code.substring(0, i) + c + code.substring(i + 1);
                    assertThat(OpaqueCode.isOurs(wrong)).as(code + " " + wrong).isEqualTo(wrong.equals(code));
                }
            }
        }
    }

    @Test
    void twoExchangedCharactersAreAlwaysNoticed() {
        for (int n = 0; n < CODES; n++) {
            StringBuilder code = new StringBuilder(TicketCode.random().value());
            for (int i = 0; i < code.length() - 1; i++) {
                for (int j = i + 1; j < code.length() - 1; j++) {
                    StringBuilder exchanged = new StringBuilder(code);
                    exchanged.setCharAt(i, code.charAt(j));
                    exchanged.setCharAt(j, code.charAt(i));
                    assertThat(OpaqueCode.isOurs(exchanged.toString()))
                            .isEqualTo(exchanged.toString().contentEquals(code));
                }
            }
        }
    }

    @Test
    void aCodeIsReadInAnyCaseWithBlanksHyphensFullWidthLettersAndLookalikes() {
        CopyCode code = aCodeWith("1", "0");
        String value = code.value();
        String fullWidth = value.chars()
                .map(c -> c - '!' + '！')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        for (String typed : List.of(
                value.toLowerCase(),
                " " + value.substring(0, 5) + "-" + value.substring(5) + "\r\n",
                value.replace('1', 'l').replace('0', 'O'),
                fullWidth)) {
            assertThat(new CopyCode(typed)).as(typed).isEqualTo(code);
        }
    }

    /** 13 is left to the ISBN, 10 is shared with the ISBN-10: see {@link #aCodeOfOursIsNeverAnIsbn}. */
    @Test
    void everyKindOfCodeHasALengthOfItsOwn() {
        assertThat(List.of(
                        ShelfCode.random().value(),
                        FamilyCode.random().value(),
                        JoinCode.random().value(),
                        CopyCode.random().value(),
                        TransferCode.random().value(),
                        TicketCode.random().value(),
                        DropOffCode.random().value()))
                .extracting(String::length)
                .containsExactly(7, 8, 9, 10, 11, 12, 14);
    }

    @Test
    void aCodeOfOursIsNeverAnIsbn() {
        for (int n = 0; n < 2000; n++) {
            assertThat(BookNumber.maybe(CopyCode.random().value())).isEmpty();
        }
    }

    @Test
    void everythingElseIsRefused() {
        for (String typed : List.of("", "7K2M4Q9D0", "7K2M4Q9D0U", "中文", "\u0000", "7".repeat(5000), "9787020002207")) {
            assertThatThrownBy(() -> new CopyCode(typed))
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                            .isEqualTo(KernelRefusal.CODE_MALFORMED));
        }
    }

    private static CopyCode aCodeWith(String... parts) {
        CopyCode code = CopyCode.random();
        while (!List.of(parts).stream().allMatch(code.value()::contains)) {
            code = CopyCode.random();
        }
        return code;
    }
}
