package cn.yishulai.fairs;

import static cn.yishulai.fairs.TradeRefusal.TRADE_NOT_READY;
import static cn.yishulai.fairs.TradeRefusal.TRADE_SESSION_UNKNOWN;
import static cn.yishulai.fairs.TradeSessionsTest.refused;
import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.catalog.Search;
import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Families look through what others bring to an open session, and wish for it. */
@QuarkusTest
class TradeVolumesTest {

    @Inject
    TradeFixture given;

    @Inject
    TradeVolumes brought;

    @Inject
    TradeSessions sessions;

    @Inject
    Volumes volumes;

    @Inject
    Search search;

    @Inject
    DataSource database;

    @Inject
    Session entities;

    private UUID site;
    private UUID session;

    @BeforeEach
    void aSession() {
        site = given.aSite();
        session = given.open(site);
    }

    private UUID aBook(String title, @Nullable String author) {
        return volumes.add(new VolumeForm(title, null, author, null, null, null))
                .id();
    }

    private List<String> titles(@Nullable String query) {
        return brought.list(null, session, query, null, 20).items().stream()
                .map(shown -> shown.volume().title())
                .toList();
    }

    @Test
    void everybodySeesWhatIsBroughtAndNobodyWhoseItIs() {
        Somebody mother = Somebody.aCitizen("小满" + UUID.randomUUID().toString().substring(0, 6));
        Caller neighbour = given.aFamily();
        UUID town = aBook("边城", "沈从文");
        UUID story = aBook("阿Q正传", "鲁迅");
        List<CopyCode> mothers = List.of(given.has(mother.caller(), town), given.has(mother.caller(), town));
        List<CopyCode> neighbours = List.of(given.has(neighbour, town), given.has(neighbour, story));
        given.lists(mother.caller(), session, mothers, List.of(story));
        given.lists(neighbour, session, neighbours, List.of());
        given.brings(site, session, mothers.get(0));
        String seen = asked(RestAssured.given());
        JsonPath shown = new JsonPath(seen);
        assertThat(shown.getList("items.volume.title"))
                .as("in the order of the Chinese dictionary")
                .containsExactly("阿Q正传", "边城");
        assertThat(shown.getList("items.copies", Integer.class)).containsExactly(1, 3);
        assertThat(shown.getList("items.own")).containsExactly(null, null);
        assertThat(shown.getList("items.grades")).containsExactly(null, List.of("GOOD"));
        assertThat(seen)
                .doesNotContain("小满", given.nickname(neighbour), given.card(neighbour))
                .doesNotContain(mothers.get(0).value(), neighbours.get(0).value())
                .doesNotContain(
                        mother.caller().household().toString(),
                        neighbour.household().toString());
        assertThat(new JsonPath(asked(mother.asks())).getList("items.own")).containsExactly(null, 2);
        assertThat(new JsonPath(asked(Somebody.staffAt(site).asks())).getList("items.own"))
                .containsExactly(null, null);
    }

    private String asked(RequestSpecification who) {
        return who.get("/v1/trade-sessions/{id}/volumes", session)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void oneOfThemIsFoundByWhatPeopleRemember() {
        Caller family = given.aFamily();
        UUID town = aBook("边城", "沈从文");
        UUID dream = volumes.add(new VolumeForm("红楼梦", "上册", "曹雪芹", null, null, "9787020002207"))
                .id();
        given.lists(family, session, List.of(given.has(family, town), given.has(family, dream)), List.of());
        Caller other = given.aFamily();
        given.lists(other, given.open(site), List.of(given.has(other, aBook("边城故事", "沈从文"))), List.of());
        for (String typed : List.of("边", "邊城", "biancheng", "沈从文", "  边城 沈 ")) {
            assertThat(titles(typed)).as(typed).containsExactly("边城");
        }
        for (String typed : List.of("红楼 上册", "hlm", "9787020002207", "978-7-02-000220-7", "97870200022")) {
            assertThat(titles(typed)).as(typed).containsExactly("红楼梦");
        }
        assertThat(titles("围城")).isEmpty();
        assertThat(titles("！？")).isEmpty();
        assertThat(titles(" ")).hasSize(2);
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        List<UUID> books = bring(7);
        List<UUID> seen = new ArrayList<>();
        String after = null;
        do {
            Page<TradeVolumeView> page = brought.list(null, session, null, after, 3);
            page.items().forEach(shown -> seen.add(shown.volume().id()));
            after = page.nextAfter();
        } while (after != null);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(books);
        refused(PAGE_MALFORMED, () -> brought.list(null, session, null, "第二页", 3));
    }

    /** Half of them called the same. */
    private List<UUID> bring(int count) {
        Caller family = given.aFamily();
        List<UUID> books = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            books.add(aBook(i % 2 == 0 ? "呼兰河传" : "书" + i, null));
        }
        given.lists(
                family,
                session,
                books.stream().map(book -> given.has(family, book)).toList(),
                List.of());
        return books;
    }

    @Test
    void onlyAnOpenSessionShowsThem() {
        Caller family = given.aFamily();
        CopyCode stays = given.has(family, aBook("边城", null));
        CopyCode withdrawn = given.has(family, aBook("围城", null));
        given.lists(family, session, List.of(stays, withdrawn), List.of());
        assertThat(titles(null)).hasSize(2);
        given.lists(family, session, List.of(stays), List.of());
        assertThat(titles(null)).containsExactly("边城");
        given.runs(site, session);
        refused(TRADE_NOT_READY, () -> titles(null));
        UUID draft = given.draft(site, null);
        refused(TRADE_SESSION_UNKNOWN, () -> brought.list(given.staffAt(site), draft, null, null, 20));
    }

    @Test
    void aPageCostsAsManyStatementsWhetherItIsShortOrLong() {
        bring(20);
        assertThat(statements(null, 1)).isEqualTo(2);
        assertThat(statements(null, 20)).isEqualTo(2);
        assertThat(statements("书", 1)).isEqualTo(3);
        assertThat(statements("书", 20)).isEqualTo(3);
    }

    /** Beside what the catalogue asks: one for a page and one for a search. */
    private int statements(@Nullable String query, int limit) {
        AtomicInteger counted = new AtomicInteger();
        QuarkusTransaction.requiringNew().run(() -> {
            TradeSql sql = new TradeSql(counting(DataSource.class, database, counted), entities);
            new TradeVolumes(new TradeSessionRows(sql), sql, search, volumes).list(null, session, query, null, limit);
        });
        return counted.get();
    }

    private static <T> T counting(Class<T> kind, T real, AtomicInteger counted) {
        return kind.cast(
                Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, (proxy, method, values) -> {
                    if (method.getName().equals("prepareStatement")) {
                        counted.incrementAndGet();
                    }
                    Object answer = answer(method, real, values);
                    return answer instanceof Connection connection && kind == DataSource.class
                            ? counting(Connection.class, connection, counted)
                            : answer;
                }));
    }

    private static Object answer(Method method, Object real, Object[] values) throws Throwable {
        try {
            return method.invoke(real, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
