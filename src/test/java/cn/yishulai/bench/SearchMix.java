package cn.yishulai.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What people type who look for a book among so many generated ones, by how hard it is to find. */
final class SearchMix {

    private static final int EACH = 40;

    private final int books;
    private final TitleGenerator generator;
    private final Map<String, List<String>> classes = new LinkedHashMap<>();

    SearchMix(int books, TitleGenerator generator) {
        this.books = books;
        this.generator = generator;
        classes.put("one common character", List.of("中", "的", "人", "学", "国", "大", "文", "史", "与", "之"));
        classes.put("common pair", List.of("中国", "历史", "世界", "小说", "文学", "故事", "社会", "艺术", "研究", "时代"));
        classes.put("two common pairs", List.of("中国 历史", "世界 文学", "文学 研究", "中国 小说", "社会 研究", "时代 故事"));
        classes.put("publisher", List.of("人民文学", "三联书店", "上海译文", "出版社", "商务印书馆", "中华书局"));
        classes.put("whole title", some(i -> title(i)));
        classes.put("half a title", some(i -> title(i).substring(0, (title(i).length() + 1) / 2)));
        classes.put(
                "title and author",
                some(i -> title(i).substring(0, Math.min(3, title(i).length())) + " "
                        + String.valueOf(generator.book(i).author()).replaceAll("[\\[(（【].*?[\\])）】]", "")));
        classes.put("two initials", List.of("zg", "sj", "ls", "wx", "zh", "sh", "yi", "da"));
        classes.put("four initials", List.of("zgls", "hlmx", "sjdl", "wxyj", "dgdz", "rszh"));
        classes.put("pinyin begun", List.of("zhong", "zhongguo", "shijie", "lishi", "hongl", "wenxue", "xiaoshuo"));
        classes.put("Latin word", List.of("the", "java", "history", "love", "python", "world", "of", "c"));
        classes.put("mistyped", List.of("histroy", "hongluomeng", "zhonguolishi", "beautful", "shiejshi", "pyhton"));
        classes.put("nothing there", List.of("饕餮龘", "zzzzqq", "九天揽月十地", "蟋蟀饕餮"));
    }

    private interface OfBook {
        String query(long book);
    }

    /** By name of the class, in order. */
    Map<String, List<String>> classes() {
        return classes;
    }

    /** Each class as often as every other. */
    List<String> all() {
        return classes.values().stream()
                .flatMap(queries -> Stream.generate(() -> queries)
                        .limit(Math.max(1, EACH / queries.size()))
                        .flatMap(List::stream))
                .toList();
    }

    private List<String> some(OfBook asking) {
        return IntStream.range(0, EACH)
                .mapToObj(i -> asking.query((long) i * books / EACH))
                .toList();
    }

    private String title(long book) {
        return generator.book(book).title();
    }
}
