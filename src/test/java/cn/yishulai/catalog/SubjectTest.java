package cn.yishulai.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.RealBooks;
import cn.yishulai.kernel.Audience;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class SubjectTest {

    @Test
    void aClassIsReadUpToWhereItEnds() {
        assertThat(Subject.of("I242.4/17", null).classNumber()).isEqualTo("I242.4/17");
        assertThat(Subject.of(" Ｉ２４２ ", null).classNumber()).isEqualTo("I242");
        assertThat(Subject.of("TP312PH 126", null).classNumber()).isEqualTo("TP312");
        assertThat(Subject.of("文学", null)).isEqualTo(Subject.UNKNOWN);
        assertThat(Subject.of("L12", null)).as("there is no class L").isEqualTo(Subject.UNKNOWN);
    }

    @Test
    void aLanguageIsThreeLettersHoweverItWasWritten() {
        for (String written : new String[] {"chi", "中文", "zh", "ZHO"}) {
            assertThat(Subject.of(null, written).language()).as(written).isEqualTo("chi");
        }
        assertThat(Subject.of(null, "und")).isEqualTo(Subject.UNKNOWN);
        assertThat(Subject.of(null, "火星文")).isEqualTo(Subject.UNKNOWN);
    }

    @Test
    void forWhomItIsStandsInTheCodedFields() {
        assertThat(Subject.UNKNOWN
                        .forReadersOfCnmarc("20050101d2005    em y0chiy0110    ea")
                        .audience())
                .isEqualTo(Audience.FROM_14_TO_17);
        assertThat(Subject.UNKNOWN.forReadersOfCnmarc("2005").audience()).isNull();
        Subject children = Subject.UNKNOWN.forReadersOfMarc21("050101s2005    cc a   b      000 0 chi d");
        assertThat(children.audience()).isEqualTo(Audience.FROM_7_TO_10);
        assertThat(children.language()).isEqualTo("chi");
    }

    @Test
    void realCallNumbersHaveAClass() {
        long known = RealBooks.rows("books/call_numbers.csv").stream()
                .map(row -> Subject.of(row.get("call_number"), null))
                .filter(subject -> subject.classNumber() != null)
                .count();
        long all = RealBooks.rows("books/call_numbers.csv").stream()
                .filter((CSVRecord row) -> !row.get("call_number").isBlank())
                .count();
        System.out.printf("%d of %d real call numbers have a class%n", known, all);
        assertThat(known).isGreaterThan(all * 95 / 100);
    }
}
