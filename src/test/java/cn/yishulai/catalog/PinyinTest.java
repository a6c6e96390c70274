package cn.yishulai.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinyinTest {

    @ParameterizedTest
    @CsvSource({
        "红楼梦, hong lou meng",
        "重庆森林, chong qing sen lin",
        "重量, zhong liang",
        "银行, yin hang",
        "长安十二时辰, chang an shi er shi chen",
        "吕梁, lü liang",
        "三体ii黑暗森林, san ti hei an sen lin",
        "abc, ''"
    })
    void thePhraseDecidesHowACharacterSounds(String folded, String sounds) {
        assertThat(String.join(" ", Pinyin.syllables(folded))).isEqualTo(sounds);
    }

    @ParameterizedTest
    @CsvSource({
        "单田芳, shantianfang",
        "曾国藩, zengguofan",
        "仇英, qiuying",
        "解缙, xiejin",
        "查良镛, zhaliangyong",
        "尉迟恭, yuchigong",
        "鲁迅, luxun"
    })
    void aSurnameHasASoundOfItsOwn(String name, String sound) {
        Set<String> tokens = new LinkedHashSet<>();
        Pinyin.addName(name, tokens);
        assertThat(tokens).contains(sound);
    }

    @Test
    void aTitleMayBeTypedInOneInInitialsOrInSyllables() {
        Set<String> tokens = new LinkedHashSet<>();
        Pinyin.addTitle("红楼梦", tokens);
        assertThat(tokens).containsExactly("hongloumeng", "hlm", "hong", "lou", "meng");
    }

    @Property
    void nothingBreaksIt(@ForAll String text) {
        Set<String> tokens = new LinkedHashSet<>();
        Pinyin.addName(Folding.fold(text), tokens);
        assertThat(tokens).noneMatch(token -> token.isEmpty() || token.contains(" ") || token.contains("'"));
    }
}
