package cn.yishulai.counter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.DropOffCode;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.ShelfCode;
import cn.yishulai.kernel.TicketCode;
import cn.yishulai.kernel.TransferCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScannedTest {

    @Test
    void aLabelIsReadAsItsUrlOrItsBareCodeInAnyCase() {
        CopyCode code = CopyCode.random();
        for (String line : List.of(
                "HTTPS://YISHULAI.EXAMPLE/B/" + code,
                "https://yishulai.example/b/" + code.value().toLowerCase(),
                "ＨＴＴＰＳ：／／ＹＩＳＨＵＬＡＩ．ＥＸＡＭＰＬＥ／Ｂ／" + code,
                " HTTPS://YISHULAI.EXAMPLE/B/" + code + "\r")) {
            assertThat(Scanned.read(line)).as(line).isEqualTo(new Scanned(code, "YISHULAI.EXAMPLE", false));
        }
        assertThat(Scanned.read(" " + code + "\r")).isEqualTo(new Scanned(code, null, false));
    }

    @Test
    void everyCodeOfOursIsToldFromEveryOtherBareFullWidthAndAsItsAddress() {
        for (int i = 0; i < 50; i++) {
            Map<String, Object> codes = Map.of(
                    "B", CopyCode.random(),
                    "F", FamilyCode.random(),
                    "T", TicketCode.random(),
                    "S", ShelfCode.random(),
                    "X", TransferCode.random(),
                    "D", DropOffCode.random());
            codes.forEach((letter, code) -> {
                for (String line : List.of(
                        code.toString(),
                        code.toString().toLowerCase(),
                        fullWidth(code.toString()),
                        "HTTPS://YISHULAI.EXAMPLE/" + letter + "/" + code)) {
                    assertThat(Scanned.read(line).what()).as(line).isEqualTo(code);
                }
            });
        }
    }

    @Test
    void anIsbnIsABookNumberAlsoWithTenDigits() {
        assertThat(Scanned.read("978-7-02-000220-7").what()).isEqualTo(new BookNumber("9787020002207"));
        assertThat(Scanned.read("702000220X").what()).isInstanceOf(BookNumber.class);
        assertThat(Scanned.read("7020002207").what()).as("a wrong check digit").isNull();
        assertThat(Scanned.read("10019·352").what()).isEqualTo(new BookNumber("10019·352"));
    }

    @Test
    void theBarcodeOfAShopOrOfAnotherLibraryIsOnlyDigits() {
        for (String line : List.of("6901028075763", "01030045", "００１２３４５６７８９")) {
            Scanned scanned = Scanned.read(line);
            assertThat(scanned.what()).as(line).isNull();
            assertThat(scanned.digits()).as(line).isTrue();
        }
    }

    @Test
    void anythingElseIsNothing() {
        for (String line : List.of(
                "红楼梦", "https://example.org/", "HTTPS://X/B/", "' OR 1=1 --", "\u0000\uFFFF", "weixin://dl/x")) {
            assertThat(Scanned.read(line).what()).as(line).isNull();
            assertThat(Scanned.read(line).digits()).as(line).isFalse();
        }
        assertThat(Scanned.read("https://example.org/").host()).isEqualTo("EXAMPLE.ORG");
    }

    private static String fullWidth(String text) {
        return text.codePoints()
                .map(c -> c + 0xFEE0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
