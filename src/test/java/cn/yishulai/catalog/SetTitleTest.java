package cn.yishulai.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.RealBooks;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What titles say of the parts of a set. */
class SetTitleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            西游记（全二册）                        | 第1册 第2册
            经籍籑诂(上下)(精)                      | 上册 下册
            现代西方哲学（修订本 ）（上下册）         | 上册 下册
            平凡的世界（上、中、下）                 | 上册 中册 下册
            尼罗河女儿（第2部上下）                  | 上册 下册
            三體全集（共3冊）                        | 第1冊 第2冊 第3冊
            史记 上下卷                             | 上卷 下卷
            """)
    void aTitleNamesThePartsOfItsSet(String title, String parts) {
        assertThat(SetTitle.parts(title, null)).containsExactly(parts.split(" "));
    }

    @Test
    void countsAreReadInEverySpelling() {
        assertThat(SetTitle.parts("亲亲小桃子（全16册）", null)).hasSize(16);
        assertThat(SetTitle.parts("资治通鉴（全二十四册）", null)).hasSize(24).endsWith("第24册");
        assertThat(SetTitle.parts("红楼梦", "全十二册")).hasSize(12);
        assertThat(SetTitle.parts("鲁迅全集（套装共２０卷）", null)).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource({"围城", "上下五千年", "涂佛之宴·宴之支度（上）", "毛泽东选集 第一卷", "机器猫（全一册）", "哈利·波特（套装）", "（上下五千年）", "全999册", "天上地下"})
    void aSingleVolumeIsNoSet(String title) {
        assertThat(SetTitle.parts(title, null)).isEmpty();
    }

    /** Eight rows of the file are called single volumes although they say 上、下册: they are the only ones that differ. */
    @Test
    void ofTheRealTitlesNoSingleVolumeIsTakenForASet() {
        List<CSVRecord> rows = RealBooks.rows("books/multi_volume.csv");
        List<String> wrong = rows.stream()
                .filter(row -> row.get("kind").equals("volume"))
                .map(row -> row.get("title"))
                .filter(title -> !SetTitle.parts(title, null).isEmpty())
                .toList();
        long recognised = rows.stream()
                .filter(row -> row.get("kind").equals("set"))
                .filter(row -> !SetTitle.parts(row.get("title"), null).isEmpty())
                .count();
        System.out.printf(
                "multi_volume.csv: %d of 926 sets say their parts, %d of 207 volumes do%n", recognised, wrong.size());
        assertThat(wrong).hasSizeLessThan(9).allSatisfy(title -> assertThat(title)
                .contains("、下"));
        assertThat(recognised).isGreaterThan(700);
    }
}
