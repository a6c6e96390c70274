package cn.yishulai.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.RealBooks;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Years and prices as people write them. */
class SpellingsTest {

    @ParameterizedTest
    @CsvSource({
        "2009-1, 2009", "1997年11月1日, 1997", "1986第一版1990再版, 1986", "発行年月 ： １９９８．９, 1998", "民国75年[1986], 1986",
        "二零零六年四月, 2006", "二〇〇六, 2006", "20120517, 2012", "c1999, 1999", "2012.05, 2012",
    })
    void theFirstYearThatIsNamedIsTheYear(String written, int year) {
        assertThat(PrintedYear.parse(written)).hasValue(year);
    }

    @ParameterizedTest
    @CsvSource({"民82", "April", "01 January", "3 May", "12345", "1799", "84年2月", "9787108016768"})
    void whatNamesNoYearIsNotGuessed(String written) {
        assertThat(PrintedYear.parse(written)).isEmpty();
    }

    @Test
    void realYearsAreReadAsTheirTableSays() {
        for (CSVRecord row : RealBooks.rows("books/year_spellings.csv")) {
            if (!row.get("parsed_year").isEmpty()) {
                assertThat(PrintedYear.parse(row.get("example")))
                        .as(row.get("example"))
                        .hasValue(Integer.parseInt(row.get("parsed_year")));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "25.00元, 2500",
        "45, 4500",
        "CNY赠90.00, 9000",
        "￥9.9, 990",
        "132.00（全三册）, 13200",
        "38。00, 3800",
        "380..00元, 38000",
        "'1,360.00', 136000",
        "RMB36.00, 3600",
        "CNY 300（预售150）, 30000",
        "26.80/29.30元, 2680",
        "定价：12元, 1200",
        "42．00, 4200",
    })
    void aPriceInYuanIsRead(String written, int fen) {
        assertThat(ListPrice.parse(written)).hasValue(fen);
    }

    @ParameterizedTest
    @CsvSource({"NT$300", "HK$38", "JPY 398", "10.99美元", "£7.99", "臺幣1200圓", "'1,890 （税込）", "免费", "9999999999", "28、8"})
    void otherMoneyAndWhatIsNoPriceIsNotGuessed(String written) {
        assertThat(ListPrice.parse(written)).isEmpty();
    }

    @Test
    void realPricesAreReadAsTheirTableSaysExceptThoseOfOtherPlaces() {
        Set<String> leftOut = new TreeSet<>();
        for (CSVRecord row : RealBooks.rows("books/price_spellings.csv")) {
            String said = row.get("parsed_cny");
            var read = ListPrice.parse(row.get("example"));
            if (said.isEmpty() || read.isEmpty()) {
                assertThat(read).as(row.get("example")).isEmpty();
                if (!said.isEmpty()) {
                    leftOut.add(row.get("example"));
                }
            } else {
                assertThat(BigDecimal.valueOf(read.getAsInt(), 2))
                        .as(row.get("example"))
                        .isEqualByComparingTo(said);
            }
        }
        assertThat(leftOut)
                .as("yen and Taiwan dollars, and one that is no number")
                .hasSizeLessThan(16)
                .allMatch(price -> price.matches(".*(税|円|圓|本体|臺幣|JP|、).*"));
    }

    @Property
    void nothingThatIsTypedBreaksTheParsers(@ForAll String written) {
        PrintedYear.parse(written).ifPresent(year -> assertThat(year).isBetween(1800, 2099));
        ListPrice.parse(written).ifPresent(fen -> assertThat(fen).isNotNegative());
    }
}
