package cn.yishulai.counter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.TicketCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScannedTest {

    @Test
    void aLabelIsReadAsItsUrlOrItsBareCodeInAnyCase() {
        CopyCode code = CopyCode.random();
        for (String line : List.of(
                "HTTPS://YISHULAI.EXAMPLE/B/" + code,
                "https://yishulai.example/b/" + code.value().toLowerCase(),
                "ＨＴＴＰＳ：／／ＹＩＳＨＵＬＡＩ．ＥＸＡＭＰＬＥ／Ｂ／" + code,
                "HTTPS://SOMEBODY-ELSES.EXAMPLE/B/" + code,
                " " + code + "\r")) {
            assertThat(Scanned.read(line)).as(line).isEqualTo(new Scanned(code, null, null, null));
        }
    }

    @Test
    void aFamilyCardAndATicketAreToldFromACopy() {
        FamilyCode family = FamilyCode.random();
        TicketCode ticket = TicketCode.random();
        assertThat(Scanned.read("https://yishulai.example/f/" + family).family())
                .isEqualTo(family);
        assertThat(Scanned.read(ticket.value()).ticket()).isEqualTo(ticket);
    }

    @Test
    void anIsbnIsABookNumberAlsoWithTenDigits() {
        assertThat(Scanned.read("978-7-02-000220-7").number()).isEqualTo(new BookNumber("9787020002207"));
        assertThat(Scanned.read("7020002207").copy()).isNull();
        assertThat(Scanned.read("10019·352").number()).isEqualTo(new BookNumber("10019·352"));
    }

    @Test
    void anythingElseIsNothing() {
        for (String line : List.of("红楼梦", "https://example.org/", "HTTPS://X/B/", "' OR 1=1 --", "\u0000\uFFFF")) {
            assertThat(Scanned.read(line)).as(line).isEqualTo(new Scanned(null, null, null, null));
        }
    }
}
