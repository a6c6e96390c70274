package cn.yishulai.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.RealBooks;
import com.github.houbb.opencc4j.util.ZhConverterUtil;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/**
 * Two hundred searches for real books, as people who know a part of the title or the author would type them, in a
 * catalogue of 25,000: how often the book is the first answer, how often among ten, and how long it takes.
 */
class RealSearchTest implements ImportListener {

    private static final int ASKED = 200;

    /** A way to ask for a book of which one knows title and author. */
    private interface Asking {
        String query(String title, String author);
    }

    /** In the order of how much they tell. */
    private static final Map<String, Asking> WAYS = new LinkedHashMap<>();

    static {
        WAYS.put("whole title", (title, author) -> title);
        WAYS.put("title in traditional", (title, author) -> ZhConverterUtil.toTraditional(title));
        WAYS.put("first half of the title and author", (title, author) -> half(title) + " " + author);
        WAYS.put("first half of the title", (title, author) -> half(title));
        WAYS.put("middle of the title and author", (title, author) -> middle(title) + " " + author);
        WAYS.put("author and title in one", (title, author) -> author + title);
        WAYS.put("pinyin", (title, author) -> String.join("", Pinyin.syllables(Folding.fold(title))));
        WAYS.put("initials and author", (title, author) -> initials(title) + " " + author);
    }

    private Search search;

    @Test
    void theBookThatIsMeantComesFirstOrAmongTen() throws Exception {
        List<CSVRecord> books = RealBooks.rows("books/books.csv");
        String url = importAll();
        try (AgroalDataSource pool = pool(url)) {
            search = new Search(
                    new SearchIndex(pool, new TokenShares(pool, Clock.systemUTC())), new VolumeRepository(pool));
            List<CSVRecord> sample = books.stream()
                    .filter(book -> Folding.fold(book.get("title")).matches("\\p{IsHan}{4,14}"))
                    .filter(book -> !book.get("author").isBlank())
                    .toList();
            int first = 0;
            int amongTen = 0;
            int asked = 0;
            System.out.printf("%-36s %5s %5s %5s%n", "search for real books by", "asked", "@1", "@10");
            for (Map.Entry<String, Asking> way : WAYS.entrySet()) {
                int[] found = ask(way.getValue(), sample);
                System.out.printf("%-36s %5d %5d %5d%n", way.getKey(), found[0], found[1], found[2]);
                asked += found[0];
                first += found[1];
                amongTen += found[2];
            }
            System.out.printf("%-36s %5d %5d %5d%n", "all", asked, first, amongTen);
            printTimes(sample);
            assertThat(asked).isEqualTo(ASKED);
            assertThat(first).as("found as the first").isGreaterThanOrEqualTo(ASKED * 85 / 100);
            assertThat(amongTen).as("found among ten").isGreaterThanOrEqualTo(ASKED * 95 / 100);
        }
    }

    private int[] ask(Asking way, List<CSVRecord> sample) {
        int count = ASKED / WAYS.size();
        int first = 0;
        int amongTen = 0;
        for (int i = 0; i < count; i++) {
            CSVRecord book = sample.get((int) ((long) i * sample.size() / count));
            String author = SearchEntry.firstAuthor(book.get("author"));
            String meant = Folding.fold(book.get("title"));
            List<String> titles = search.find(way.query(book.get("title"), author), null, 10).items().stream()
                    .map(VolumeView::title)
                    .map(Folding::fold)
                    .toList();
            first += !titles.isEmpty() && titles.get(0).equals(meant) ? 1 : 0;
            amongTen += titles.contains(meant) ? 1 : 0;
        }
        return new int[] {count, first, amongTen};
    }

    /** Milliseconds, one client, after a warm-up. */
    private void printTimes(List<CSVRecord> sample) {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        kinds.put("one character", List.of("中", "的", "书", "人", "一", "龙", "与", "社"));
        kinds.put("two characters", List.of("中国", "历史", "文学", "研究", "鲁迅", "上海", "出版", "小说"));
        kinds.put(
                "whole titles",
                sample.subList(0, 200).stream().map(book -> book.get("title")).toList());
        kinds.put("two words", List.of("中国 历史", "鲁迅 小说", "中华 书局", "人民 文学", "上海 译文"));
        kinds.put("letters", List.of("hlm", "zhongguo", "java", "the", "c"));
        kinds.put("nothing there", List.of("饕餮龘", "zzzzqq", "九天揽月十地"));
        System.out.printf("%-36s %8s %8s%n", "search of 25,000, ms", "p50", "p99");
        kinds.forEach((kind, queries) -> {
            int rounds = Math.max(1, 60 / queries.size());
            queries.forEach(query -> search.find(query, null, 20));
            long[] nanos = IntStream.range(0, rounds)
                    .boxed()
                    .flatMap(round -> queries.stream())
                    .mapToLong(this::time)
                    .sorted()
                    .toArray();
            System.out.printf(
                    "%-36s %8.2f %8.2f%n",
                    kind, nanos[nanos.length / 2] / 1e6, nanos[(int) (nanos.length * 0.99)] / 1e6);
        });
    }

    private long time(String query) {
        long began = System.nanoTime();
        search.find(query, null, 20);
        return System.nanoTime() - began;
    }

    private String importAll() throws Exception {
        try (Connection database = CatalogDatabase.empty()) {
            long began = System.nanoTime();
            ImportCounts counts = new Import(database).run(RealBooks.file("books/books.csv"), this);
            System.out.printf("%,d records imported in %.1f s%n", counts.added(), (System.nanoTime() - began) / 1e9);
            return database.getMetaData().getURL();
        }
    }

    private static AgroalDataSource pool(String url) throws Exception {
        return AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(4)
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                .principal(new NamePrincipal("postgres"))
                                .credential(new SimplePassword("postgres")))));
    }

    private static String half(String title) {
        return title.substring(0, (title.length() + 1) / 2);
    }

    private static String middle(String title) {
        return title.substring(1, Math.max(3, title.length() - 1));
    }

    private static String initials(String title) {
        List<String> letters = new ArrayList<>();
        Pinyin.syllables(Folding.fold(title)).forEach(syllable -> letters.add(syllable.substring(0, 1)));
        return String.join("", letters);
    }

    @Override
    public void rejected(Arrival arrival, Rejection rejection) {
        throw new AssertionError(arrival + ": " + rejection);
    }

    @Override
    public void noted(String place, String note) {
        throw new AssertionError(place + ": " + note);
    }

    @Override
    public void progressed(ImportCounts counts, long position) {
        // the count is asked for at the end
    }
}
