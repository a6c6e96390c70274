package cn.yishulai.fairs;

import cn.yishulai.places.OpeningCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the public page of a fair, its pictures and its feeds say, in two languages. Its template finds only public methods. */
enum FairPageWords {
    CHINESE("zh-CN", "M月d日 EEEE HH:mm", "M月d日 EEEE", Locale.SIMPLIFIED_CHINESE),
    ENGLISH("en", "EEEE, d MMMM, HH:mm", "EEEE, d MMMM", Locale.ENGLISH);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final String lang;
    private final DateTimeFormatter moment;
    private final DateTimeFormatter day;

    FairPageWords(String lang, String moment, String day, Locale locale) {
        this.lang = lang;
        this.moment = DateTimeFormatter.ofPattern(moment, locale);
        this.day = DateTimeFormatter.ofPattern(day, locale);
    }

    static FairPageWords in(boolean english) {
        return english ? ENGLISH : CHINESE;
    }

    public String lang() {
        return lang;
    }

    public String otherLang() {
        return pick("en", "zh-CN");
    }

    public String otherName() {
        return pick("English", "中文");
    }

    public String brand() {
        return pick("益书来 · 金陵图书馆", "Yishulai · Jinling Library");
    }

    public String service() {
        return pick("图书在邻里间流动", "Books that move between families");
    }

    public String fairs() {
        return pick("益书来 · 换书市集", "Yishulai · swap fairs");
    }

    public String coming() {
        return pick("金陵图书馆的换书市集：时间、地点与变动", "Swap fairs of Jinling Library: when, where, and what changed");
    }

    public String library() {
        return pick("金陵图书馆", "Jinling Library");
    }

    public String sessions() {
        return pick("场次", "Sessions");
    }

    public String where() {
        return pick("地点", "Where");
    }

    public String open() {
        return pick("看详情、订票、带什么书去", "Details, tickets, and which books to bring");
    }

    public String calendar() {
        return pick("加入日历", "Add to the calendar");
    }

    public String map() {
        return pick("在地图中打开", "Open in a map");
    }

    public String picture() {
        return pick("海报图片", "Poster as a picture");
    }

    public String print() {
        return pick("打印海报", "Poster to print");
    }

    public String all() {
        return pick("所有市集", "All fairs");
    }

    public String free() {
        return pick(
                "免费参加。带一本读完的好书，换一本想读的书。",
                "Free for everybody. Bring a good book you have read, and swap it for one you want to read.");
    }

    String call() {
        return pick("扫码看详情", "Scan for details");
    }

    public String posterOf(String title) {
        return pick("海报：", "Poster: ") + title;
    }

    @Nullable
    String banner(FairStatus status, @Nullable Instant previous) {
        return switch (status) {
            case POSTPONED -> pick("延期举行，新时间待定", "Postponed; the new date follows");
            case CANCELLED -> pick("活动已取消", "Called off");
            case ON -> previous == null ? null : pick("时间已改（原定 ", "New date (it was ") + day(previous) + pick("）", ")");
        };
    }

    /** The old times of one that has no new ones. */
    String wasToBe(String span) {
        return pick("原定 ", "Was to be: ") + span;
    }

    /** Of a session that took place before the rest was put off. */
    String tookPlace(String span) {
        return span + pick("（已办）", " (took place)");
    }

    /** In a calendar, where it stands at its old time. */
    String wasToBeThen(String title) {
        return pick("延期，原定此时：", "Postponed, was to be now: ") + title;
    }

    /** On a ticket of one that was put off. */
    String ticketStays() {
        return pick("市集延期，新时间另行通知，票仍有效。", "The fair is put off. You will be told the new time; the ticket stays good.");
    }

    String ticket(int places) {
        return pick("票：%d 人".formatted(places), places == 1 ? "Ticket for one" : "Ticket for %d".formatted(places));
    }

    String fetchUntil(int books) {
        return pick(
                "取书截止：%d 本在预约架".formatted(books),
                books == 1 ? "Last day to fetch a book" : "Last day to fetch %d books".formatted(books));
    }

    String listUntil(String session) {
        return pick("换书会截止报书：", "Lists close: ") + session;
    }

    String tourUntil(String tour) {
        return pick("换书游最后一天：", "Last day of the tour: ") + tour;
    }

    String stamps(int collected, int needed) {
        return pick(
                "已盖 %d 枚章，集满 %d 枚即完成".formatted(collected, needed),
                "%d of %d stamps so far".formatted(collected, needed));
    }

    String handOverUntil(String session) {
        return pick("换书会取书截止：", "Last day to fetch: ") + session;
    }

    String family() {
        return pick("益书来 · 我家", "Yishulai · my family");
    }

    /** 5月1日 星期六 10:00–12:00 */
    String span(Instant from, Instant until) {
        ZonedDateTime begins = from.atZone(OpeningCalendar.CITY);
        ZonedDateTime ends = until.atZone(OpeningCalendar.CITY);
        boolean sameDay = begins.toLocalDate().equals(ends.toLocalDate());
        return moment.format(begins) + "–" + (sameDay ? CLOCK.format(ends) : moment.format(ends));
    }

    String more(int sessions) {
        return pick("共 %d 场".formatted(sessions), "%d sessions in all".formatted(sessions));
    }

    private String day(Instant at) {
        LocalDate date = OpeningCalendar.dayOf(at);
        return day.format(date);
    }

    String pick(String chinese, String english) {
        return this == CHINESE ? chinese : english;
    }
}
