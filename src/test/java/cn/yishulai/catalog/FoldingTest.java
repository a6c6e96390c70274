package cn.yishulai.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource({
        "現代西方哲學（修訂本 ）, 现代西方哲学修订本",
        "紅樓夢, 红楼梦",
        "ＡＢＣ　１２３, abc 123",
        "Les Misérables, les miserables",
        "简·爱, 简爱",
        "C++ Primer 中文版, c++ primer中文版",
        "O’Neill’s, o neill s",
        "1999 年中国发展状况, 1999年中国发展状况",
        "編著, 编着",
        "《》, ''",
    })
    void spellingsThatPeopleTakeForTheSameBecomeTheSame(String text, String folded) {
        assertThat(Folding.fold(text)).isEqualTo(folded);
    }

    @Property
    void foldingTwiceChangesNothing(@ForAll String text) {
        assertThat(Folding.fold(Folding.fold(text))).isEqualTo(Folding.fold(text));
    }

    @Property
    void foldedTextNeedsNoQuoting(@ForAll String text) {
        assertThat(Folding.fold(text)).doesNotContain("'", "\\", "%", "_", "\u0000");
    }

    @Test
    void chineseIsCutIntoCharactersAndPairsAndLatinIntoWords() {
        Set<String> tokens = new LinkedHashSet<>();
        Tokens.addAll("c++ primer中文版", tokens);
        assertThat(tokens).containsExactly("c++", "primer", "中", "中文", "文", "文版", "版");
    }

    @ParameterizedTest
    @CsvSource({
        "[法] 罗兰·拉库尔布, 罗兰拉库尔布",
        "（哥伦比亚）加西亚·马尔克斯, 加西亚马尔克斯",
        "(意)罗大里 著, 罗大里",
        "马克思 / 恩格斯, 马克思",
        "余冠英 选注, 余冠英",
        "'冯梦龙 编', 冯梦龙",
        "国家统计局编, 国家统计局",
        "George R.R. Martin, george r r martin",
    })
    void anAuthorIsSoughtWithoutCountryAndRole(String author, String key) {
        assertThat(SearchEntry.firstAuthor(author)).isEqualTo(key);
    }
}
