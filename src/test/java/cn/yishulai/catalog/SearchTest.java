package cn.yishulai.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.BookNumberKind;
import cn.yishulai.kernel.Page;
import cn.yishulai.kernel.Refused;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Searching a catalogue of a few books, each test with authors and titles of its own. */
@QuarkusTest
class SearchTest {

    @Inject
    Volumes volumes;

    @Inject
    Search search;

    @Inject
    TokenShares shares;

    @Inject
    AgroalDataSource database;

    @Test
    void aBookIsFoundByOneTwoOrManyCharacters() {
        add("鹽鐵論校注", "桓寬", null);
        for (String query : List.of("盐", "鹽", "盐铁", "鐵論", "盐铁论校", "盐铁 桓宽", "校注 盐铁")) {
            assertThat(titles(query)).as(query).contains("鹽鐵論校注");
        }
        assertThat(titles("盐论")).as("盐论 is no part of it").isEmpty();
    }

    @Test
    void aBookIsFoundByWhatItIsCalledAboveAllElse() {
        add("水经注疏证", "甲", null);
        add("读水经注疏", "乙", null);
        add("水经注疏", "丙", null);
        add("地理", "水经注疏", null);
        assertThat(titles("水经注疏")).containsExactly("水经注疏", "地理", "水经注疏证", "读水经注疏");
    }

    @Test
    void everyPageGoesOnWhereTheLastOneEnded() {
        add("蝴蝶谱", "某", null);
        add("甲", "蝴蝶谱", null);
        add("乙", "蝴蝶谱", null);
        for (int i = 0; i < 7; i++) {
            add("蝴蝶谱 卷" + i, "某", null);
            add("校蝴蝶谱" + i, "某", null);
            add("无题" + i, "某，蝴蝶谱", null);
        }
        List<String> together = titles("蝴蝶谱");
        assertThat(together).hasSize(24).startsWith("蝴蝶谱", "甲", "乙", "蝴蝶谱 卷0").doesNotHaveDuplicates();
        for (int limit : List.of(1, 2, 5, 23, 24)) {
            assertThat(paged("蝴蝶谱", limit)).as("pages of " + limit).isEqualTo(together);
        }
    }

    @Test
    void charactersInAnotherOrderAreFoundWhenNothingElseIs() {
        add("琵琶记笺", "高则诚", null);
        assertThat(titles("高则诚琵琶记")).containsExactly("琵琶记笺");
        assertThat(paged("高则诚琵琶记", 1)).containsExactly("琵琶记笺");
    }

    @Test
    void latinWordsAreFoundByTheirBeginning() {
        add("Wuthering Höhen", "Ellis Bell", null);
        assertThat(titles("WUTHER")).containsExactly("Wuthering Höhen");
        assertThat(titles("hohen bell")).containsExactly("Wuthering Höhen");
        assertThat(titles("therin")).isEmpty();
        assertThat(titles("wuthering h")).as("a word that has just been begun").containsExactly("Wuthering Höhen");
        assertThat(paged("wuthering h", 1)).containsExactly("Wuthering Höhen");
    }

    @Test
    void oneMistypedLetterIsForgivenAndTwoInALongWord() {
        add("Wildfell Chronicle", "Acton Bell", null);
        add("鏡花緣新評", "李汝珍", null);
        for (String mistyped : List.of("Wildfel", "wldfell", "wildfelll", "iwldfell", "wildfelk", "chroncile")) {
            assertThat(titles(mistyped)).as(mistyped).containsExactly("Wildfell Chronicle");
        }
        for (String mistyped : List.of("jinghuayaunxinping", "jignhuayuanxinping", "jinghuayuanxipnig")) {
            assertThat(titles(mistyped)).as(mistyped).contains("鏡花緣新評");
        }
        assertThat(titles("chronicle acton"))
                .as("what is right is found as such")
                .hasSize(1);
        assertThat(titles("wldfell acton")).as("with other words").containsExactly("Wildfell Chronicle");
        assertThat(titles("mildfelk"))
                .as("two mistakes in eight letters, one in either half")
                .isEmpty();
        assertThat(paged("wldfell", 1)).containsExactly("Wildfell Chronicle");
    }

    @Test
    void aPartOfANumberFindsThoseThatBeginSo() {
        add("海错图笔记", "张辰亮", "978-7-5086-6755-3");
        add("地方志甲", "某", "R11018·9175");
        for (String part : List.of("978-7-5086-67", "97875086675", "9787508667", "7-5086-675", "ISBN 7-5086-6755-X")) {
            assertThat(titles(part)).as(part).containsExactly("海错图笔记");
        }
        assertThat(titles("R11018·917")).containsExactly("地方志甲");
        assertThat(titles("7508")).as("four digits may be a year").isEmpty();
        assertThat(titles("975086")).isEmpty();
    }

    @Test
    void whatMorePeopleWaitForComesFirstOfTheSameMatch() {
        VolumeView first = add("麈史甲本", "某", null);
        VolumeView second = add("麈史乙本", "某", null);
        VolumeView third = add("麈史丙本", "某", null);
        add("麈史", "某", null);
        search.demand(Map.of(second.id(), 5L, third.id(), 1L));
        assertThat(titles("麈史")).containsExactly("麈史", "麈史乙本", "麈史丙本", "麈史甲本");
        assertThat(paged("麈史", 1)).isEqualTo(titles("麈史"));
        search.demand(Map.of(second.id(), 0L, first.id(), 40L));
        assertThat(titles("麈史")).containsExactly("麈史", "麈史甲本", "麈史丙本", "麈史乙本");
    }

    @Test
    void chineseIsFoundByItsSoundAndByItsInitials() {
        add("重慶談判記", "單田芳", null);
        for (String query :
                List.of("chongqingtanpanji", "chongqing", "cqtpj", "cqt", "chong qing", "shantianfang", "stf")) {
            assertThat(titles(query)).as(query).contains("重慶談判記");
        }
        add("吕梁英雄", "马烽", null);
        assertThat(titles("lvliang")).contains("吕梁英雄");
        assertThat(titles("luliang")).contains("吕梁英雄");
    }

    @Test
    void aNumberFindsEveryVolumeThatCarriesIt() {
        VolumeView upper = volumes.add(new VolumeForm("飘", "上册", "密西尔", null, 1979, "10103·159"));
        VolumeView lower = volumes.add(new VolumeForm("飘", "下册", "密西尔", null, 1979, "10103-159"));
        assertThat(search.find("１０１０３。１５９", null, 20).items()).containsExactly(upper, lower);
        assertThat(paged("10103·159", 1)).containsExactly("飘", "飘");
        assertThat(volumes.byNumber(new BookNumber("10103·159"))).containsExactly(upper.summary(), lower.summary());
        assertThat(upper.bookNumberKind()).isEqualTo(BookNumberKind.UNIFIED);
        assertThat(upper.workId()).as("nothing is merged").isNotEqualTo(lower.workId());
    }

    @Test
    void theLetterOfAClassMayBeLeftOut() {
        add("小布头奇遇记", "孙幼军", "R10024·2901");
        assertThat(titles("10024-2901")).containsExactly("小布头奇遇记");
    }

    @Test
    void aFilterIsAskedUntilThePageIsFull() {
        List<UUID> odd = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            UUID id = add("千字文帖" + (1000 + i), "某", null).id();
            if (i >= 100) {
                odd.add(id);
            }
        }
        Page<VolumeView> first = search.find("千字文", SearchScope.EVERYTHING, null, 20, ids -> intersection(ids, odd));
        assertThat(first.items()).extracting(VolumeView::id).isEqualTo(odd.subList(0, 20));
        Page<VolumeView> second =
                search.find("千字文", SearchScope.EVERYTHING, first.nextAfter(), 20, ids -> intersection(ids, odd));
        assertThat(second.items()).extracting(VolumeView::id).isEqualTo(odd.subList(20, 30));
        assertThat(second.nextAfter()).isNull();
    }

    @Test
    void aSearchCostsABoundedNumberOfStatementsHoweverMuchItFinds() {
        for (int i = 0; i < 60; i++) {
            add("佩文韵府卷" + i, "某", null);
        }
        AtomicInteger statements = new AtomicInteger();
        AgroalDataSource counting = counting(AgroalDataSource.class, database, statements);
        Search counted = new Search(new SearchIndex(counting, shares), new VolumeRepository(counting));
        Map<String, Integer> most = Map.of(
                "佩文韵府", 2, // what fits, and what it is called
                "1", 12, // each tier, and words like it
                "没有这样的书名", 3, // loosely, then nothing to mistype
                "wxyzabcd", 3,
                "97875086", 2);
        most.forEach((query, bound) -> {
            for (int limit : List.of(1, 50)) {
                counted.find(query, null, 1); // reads the statistics of the tokens once
                statements.set(0);
                counted.find(query, null, limit);
                assertThat(statements).as("%s, %d", query, limit).hasValueLessThanOrEqualTo(bound);
                assertThat(statements.get()).isPositive();
            }
        });
    }

    /** Counts what is prepared on its connections. */
    private static <T> T counting(Class<T> type, T real, AtomicInteger statements) {
        Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
            Object answer = method.invoke(real, values);
            if (method.getName().equals("prepareStatement")) {
                statements.incrementAndGet();
            }
            return answer instanceof Connection connection
                    ? counting(Connection.class, connection, statements)
                    : answer;
        });
        return type.cast(proxy);
    }

    @Test
    void whatSaysNothingFindsNothing() {
        for (String query : List.of("", "  ", "《》", "\u0000", "\ud800", "%", "_", "'")) {
            assertThat(titles(query)).as(query).isEmpty();
        }
    }

    @Test
    void aCursorThatIsNotOursIsRefused() {
        for (String cursor :
                List.of("", "x", "1.", "1.1", "9.1." + new UUID(1, 1), "1." + new UUID(1, 1), "-1.1.x", "1.x.y")) {
            assertThatThrownBy(() -> search.find("书", cursor, 20))
                    .as(cursor)
                    .isInstanceOfSatisfying(
                            Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("page-malformed"));
        }
    }

    @Test
    void aBookNeedsATitleAndNothingElse() {
        VolumeView view = volumes.add(VolumeForm.titled(" 家谱\u0000 "));
        assertThat(volumes.require(view.id())).isEqualTo(view);
        assertThat(view.title()).isEqualTo("家谱");
        assertThat(view.bookNumberKind()).isEqualTo(BookNumberKind.NONE);
        for (VolumeForm form : List.of(
                VolumeForm.titled("\u0001"),
                VolumeForm.titled("长".repeat(501)),
                new VolumeForm("书", "册".repeat(61), null, null, null, null),
                new VolumeForm("书", null, null, null, 1799, null),
                new VolumeForm("书", null, null, null, null, "123"))) {
            assertThatThrownBy(() -> volumes.add(form)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void aVolumeThatNobodyAddedIsUnknown() {
        assertThatThrownBy(() -> volumes.require(new UUID(0, 1)))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(VolumeRefusal.VOLUME_UNKNOWN));
        assertThat(volumes.summaries(List.of(new UUID(0, 1)))).isEmpty();
    }

    @Test
    void aVolumeThatIsAskedForTwiceIsAnsweredOnce() {
        UUID twice = add("两次", "某", null).id();
        assertThat(volumes.summaries(List.of(twice, twice))).containsOnlyKeys(twice);
    }

    private VolumeView add(String title, String author, @Nullable String number) {
        return volumes.add(new VolumeForm(title, null, author, null, null, number));
    }

    private List<String> titles(String query) {
        return search.find(query, null, 100).items().stream()
                .map(VolumeView::title)
                .toList();
    }

    private List<String> paged(String query, int limit) {
        List<String> titles = new ArrayList<>();
        String cursor = null;
        do {
            Page<VolumeView> page = search.find(query, cursor, limit);
            page.items().forEach(view -> titles.add(view.title()));
            cursor = page.nextAfter();
        } while (cursor != null);
        return titles;
    }

    private static Set<UUID> intersection(Set<UUID> ids, List<UUID> wanted) {
        return Set.copyOf(wanted.stream().filter(ids::contains).toList());
    }
}
