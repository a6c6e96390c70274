package cn.yishulai.bench;

import cn.yishulai.RealBooks;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * As many books as a great city could own, made from the real ones: their words, their lengths and their gaps. The book
 * with a number is always the same one for the same seed, so any part of the catalogue can be made anew.
 *
 * <p>As a file: {@code java -cp … cn.yishulai.bench.TitleGenerator FILE.csv [how many]}.
 */
public final class TitleGenerator {

    /** What is known of a book; as in the real records an author nearly always, the rest often not. */
    public record Book(
            String title,
            @Nullable String label,
            @Nullable String author,
            @Nullable String publisher,
            @Nullable String series,
            @Nullable Integer year,
            @Nullable Integer priceFen,
            @Nullable String number) {}

    private static final List<String> COLUMNS =
            List.of("isbn", "title", "volume", "author", "publisher", "series", "year", "price");

    private static final List<String> ENDINGS =
            List.of("研究", "选集", "新论", "简史", "故事", "全集", "导读", "文集", "概论", "入门", "精选", "传", "笔记", "评传", "史稿", "讲义");
    private static final List<String> LABELS = List.of("上册", "下册", "第一卷", "第二卷", "第三卷", "卷四");

    /** When the real records are not here: works and authors that belong to everybody. */
    private static final List<String> KNOWN_TO_ALL = List.of(
            "红楼梦|曹雪芹",
            "水浒传|施耐庵",
            "三国演义|罗贯中",
            "西游记|吴承恩",
            "儒林外史|吴敬梓",
            "聊斋志异|蒲松龄",
            "史记|司马迁",
            "资治通鉴|司马光",
            "论语|孔子",
            "道德经|老子",
            "庄子|庄周",
            "诗经|",
            "楚辞|屈原",
            "世说新语|刘义庆",
            "唐诗三百首|蘅塘退士",
            "本草纲目|李时珍",
            "天工开物|宋应星",
            "梦溪笔谈|沈括",
            "徐霞客游记|徐弘祖",
            "阅微草堂笔记|纪昀",
            "浮生六记|沈复",
            "老残游记|刘鹗",
            "镜花缘|李汝珍",
            "封神演义|许仲琳",
            "呐喊|鲁迅",
            "彷徨|鲁迅",
            "中国小说史略|鲁迅",
            "朝花夕拾|鲁迅",
            "人间词话|王国维",
            "共产党宣言|马克思",
            "国富论|亚当·斯密",
            "物种起源|达尔文",
            "战争与和平|托尔斯泰",
            "安娜·卡列尼娜|托尔斯泰",
            "悲惨世界|雨果",
            "巴黎圣母院|雨果",
            "傲慢与偏见|奥斯汀",
            "呼啸山庄|艾米莉·勃朗特",
            "双城记|狄更斯",
            "哈姆雷特|莎士比亚",
            "浮士德|歌德",
            "神曲|但丁",
            "堂吉诃德|塞万提斯",
            "一千零一夜|",
            "伊索寓言|伊索",
            "安徒生童话|安徒生",
            "格林童话|格林兄弟",
            "海底两万里|凡尔纳",
            "Wuthering Heights|Emily Brontë",
            "Pride and Prejudice|Jane Austen",
            "Great Expectations|Charles Dickens",
            "The Time Machine|H. G. Wells");

    private static final List<String> PRESSES =
            List.of("人民文学出版社", "中华书局", "商务印书馆", "上海古籍出版社", "上海译文出版社", "人民出版社", "科学出版社", "少年儿童出版社");

    /** Prime to the hundred million numbers of group 7, so that none comes twice. */
    private static final long STRIDE = 38_654_873L;

    private final long seed;
    private final List<String> titles;
    private final List<String> authors;
    private final List<String> presses;

    private TitleGenerator(long seed, List<String> titles, List<String> authors, List<String> presses) {
        this.seed = seed;
        this.titles = titles;
        this.authors = authors;
        this.presses = presses;
    }

    /** From the real records when they are there, else from a few works that everybody knows. */
    public static TitleGenerator of(long seed) {
        List<String> titles = new ArrayList<>();
        List<String> authors = new ArrayList<>();
        List<String> presses = new ArrayList<>();
        for (String file : List.of("books/books.csv", "books/books_other_groups.csv")) {
            for (CSVRecord row : RealBooks.isHere(file) ? RealBooks.rows(file) : List.<CSVRecord>of()) {
                titles.add(row.get("title"));
                authors.add(row.get("author"));
                Stream.of(row.get("publisher"))
                        .filter(press -> !press.isBlank())
                        .forEach(presses::add);
            }
        }
        if (titles.isEmpty()) {
            for (String known : KNOWN_TO_ALL) {
                int bar = known.indexOf('|');
                titles.add(known.substring(0, bar));
                authors.add(known.substring(bar + 1));
            }
            presses.addAll(PRESSES);
        }
        return new TitleGenerator(seed, titles, authors, presses);
    }

    /** The book with this number, from 0 on; numbers up to 100 million give ISBNs of their own. */
    public Book book(long number) {
        SplittableRandom dice = new SplittableRandom(mixed(seed ^ mixed(number + 1)));
        int of = dice.nextInt(titles.size());
        String title = title(of, dice);
        // Whoever wrote one book has written others too: authors are drawn as often as they stand in the records.
        String author = authors.get(dice.nextInt(4) == 0 ? dice.nextInt(authors.size()) : of);
        return new Book(
                title,
                dice.nextInt(100) < 8 ? pick(LABELS, dice) : null,
                author.isBlank() ? null : author,
                dice.nextInt(100) < 67 ? pick(presses, dice) : null,
                dice.nextInt(100) < 10 ? titles.get(dice.nextInt(Math.min(400, titles.size()))) + "丛书" : null,
                dice.nextInt(100) < 67 ? 1950 + dice.nextInt(75) : null,
                dice.nextInt(100) < 43 ? 100 + 10 * dice.nextInt(1_500) : null,
                number(number, dice));
    }

    public Stream<Book> books(long count) {
        return LongStream.range(0, count).mapToObj(this::book);
    }

    /** A file as a bookshop would send it, a line a book. */
    public void writeCsv(Path file, long count) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", COLUMNS) + "\r\n");
            for (long i = 0; i < count; i++) {
                out.write(line(book(i)));
            }
        }
    }

    private static String line(Book book) {
        Integer fen = book.priceFen();
        return Stream.of(
                        book.number(),
                        book.title(),
                        book.label(),
                        book.author(),
                        book.publisher(),
                        book.series(),
                        book.year(),
                        fen == null ? null : "%d.%02d".formatted(fen / 100, fen % 100))
                .map(value -> value == null ? "" : '"' + value.toString().replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private String title(int of, SplittableRandom dice) {
        String title = titles.get(of);
        int kind = dice.nextInt(100);
        if (kind < 20) {
            return title;
        }
        String other = titles.get(dice.nextInt(titles.size()));
        if (kind < 60 && isLatin(title) == isLatin(other)) {
            return title.substring(0, middle(title)) + other.substring(middle(other));
        }
        return kind < 80 ? title + "：" + other : title + pick(ENDINGS, dice);
    }

    private static boolean isLatin(String title) {
        return title.codePointAt(0) < 0x2E80;
    }

    /** Words of Latin letters stay whole. */
    private static int middle(String title) {
        int middle = title.offsetByCodePoints(0, (title.codePointCount(0, title.length()) + 1) / 2);
        int blank = isLatin(title) ? title.indexOf(' ', middle) : middle;
        return blank < 0 ? title.length() : blank;
    }

    /** Neighbouring numbers must not give neighbouring dice: the finaliser of MurmurHash3, by Austin Appleby. */
    private static long mixed(long bits) {
        long half = (bits ^ bits >>> 33) * 0xFF51AFD7ED558CCDL;
        long mixed = (half ^ half >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }

    private static @Nullable String number(long number, SplittableRandom dice) {
        int kind = dice.nextInt(100);
        if (kind < 5) {
            return null;
        }
        String digits = "9787%08d".formatted(number * STRIDE % 100_000_000L);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static String pick(List<String> list, SplittableRandom dice) {
        return list.get(dice.nextInt(list.size()));
    }

    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.err.println("usage: TitleGenerator FILE.csv [how many, else 1,000,000]");
            return;
        }
        long count = args.length > 1 ? Long.parseLong(args[1]) : 1_000_000;
        of(1).writeCsv(Path.of(args[0]), count);
    }
}
