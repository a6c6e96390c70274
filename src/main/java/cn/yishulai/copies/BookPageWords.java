package cn.yishulai.copies;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.copies.JourneyView.StepView;
import org.jspecify.annotations.Nullable;

/** What the public page of a book says, in two languages. Its template finds only public methods. */
enum BookPageWords {
    CHINESE("zh-CN"),
    ENGLISH("en");

    private final String lang;

    BookPageWords(String lang) {
        this.lang = lang;
    }

    /** A day and what happened on it. */
    record Line(String day, String what) {}

    String lang() {
        return lang;
    }

    public String service() {
        return pick("图书在邻里间流动", "Books that move between families");
    }

    public String journey() {
        return pick("它去过的地方", "Where it has been");
    }

    public String code() {
        return pick("馆藏码", "Copy code");
    }

    public String found() {
        return pick(
                "捡到这本书？请送到任一换书点位，工作人员会让它继续上路。",
                "Found this book? Bring it to any swap site and staff will send it on.");
    }

    public String voided() {
        return pick("这张标签已作废", "This label is no longer valid");
    }

    public String voidedWhy() {
        return pick("这本书换了新标签，旧标签停用日期：", "The book got another label; this one ended on ");
    }

    public String voidedFound() {
        return pick(
                "手里的书贴着它？请送到任一换书点位，工作人员会核对并换上新标签。",
                "Is it on a book you hold? Bring it to any swap site; staff will check it and put a new label on.");
    }

    public String ask() {
        return pick("我也想读这本书", "I would like to read it too");
    }

    public String nobody() {
        return pick("这里只记录点位和日期，不记录任何人的姓名。", "Only places and days are shown here, nobody’s name.");
    }

    String families(long families) {
        return pick(
                "它到过 %d 个家庭。".formatted(families),
                families == 1 ? "It has been with one family." : "It has been with %d families.".formatted(families));
    }

    String title(VolumeSummary volume) {
        return volume.volumeLabel() == null ? volume.title() : volume.title() + " " + volume.volumeLabel();
    }

    String now(JourneyView journey) {
        return what(
                journey.status(), journey.site() == null ? null : journey.site().name());
    }

    Line step(StepView step) {
        return new Line(step.day().toString(), what(step.status(), step.siteName()));
    }

    private String what(CopyStatus status, @Nullable String site) {
        String where = site == null ? pick("家中", "at a home") : site;
        return switch (status) {
            case LISTED -> pick("在一个家庭的书架上", "On a family’s shelf");
            case PROMISED -> pick("主人答应送来", "Promised by its family");
            case AVAILABLE -> pick("在架：" + where, "On the shelf: " + where);
            case CLAIMED -> pick("已有读者预约：" + where, "A reader asked for it: " + where);
            case ON_HOLD_SHELF -> pick("等读者来取：" + where, "Waiting for its reader: " + where);
            case IN_TRANSIT -> pick("在途，前往" + where, "On its way to " + where);
            case AT_FAIR -> pick("在换书市集：" + where, "At a swap fair: " + where);
            case MISSING -> pick("暂时找不到", "Not found at the moment");
            case QUARANTINED -> pick("暂存待核：" + where, "Set aside for a check: " + where);
            case HANDED_OVER -> pick("到了一位新读者家里", "With a new reader");
            case WITHDRAWN -> pick("已离开流通", "No longer in circulation");
        };
    }

    private String pick(String chinese, String english) {
        return this == CHINESE ? chinese : english;
    }
}
