package cn.yishulai.reports;

import cn.yishulai.reports.CountingRules.CounterUnit;
import cn.yishulai.reports.CountingRules.MovedMeans;
import cn.yishulai.rules.Sentence;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A definition in plain words of both languages, made from what it decides, so that the words cannot say another thing. */
final class DefinitionWords {

    private DefinitionWords() {}

    static Sentence of(Report report, CountingRules rules) {
        return switch (report) {
            case VISITS -> visits(rules);
            case ACTIVATION -> activation(rules);
            case BOOKS -> books(rules);
            case NO_SHOWS -> noShows(rules);
        };
    }

    private static Sentence visits(CountingRules rules) {
        Sentence often =
                switch (Objects.requireNonNull(rules.fairUnit())) {
                    case PERSON_SESSION -> new Sentence("每个场次", "session");
                    case PERSON_DAY -> new Sentence("每馆每天", "venue and day");
                    case PERSON_FAIR -> new Sentence("每场市集", "fair");
                };
        Sentence fairs = new Sentence(
                "市集：知道是谁的人%s只算一次，出去再回来不重复计；只按人数出的票，每个位置算一次；%s。"
                        .formatted(often.zh(), yes(rules.walkIns()) ? "没有票的逐人计数" : "没有票的不计"),
                "Fairs: a person who is known counts once a %s, and not again who went out and came back; where a ticket says how many, each of its places counts once; those without a ticket %s."
                        .formatted(often.en(), yes(rules.walkIns()) ? "count one by one" : "do not count"));
        String toursZh = yes(rules.tours()) ? "换书游：每人每站每天的盖章算一次，不分年龄；同一天在那里的市集或柜台另计。" : "";
        String toursEn = yes(rules.tours())
                ? " Tours: the stamps of a person at a stop count once a day, of no age; a fair or a counter there counts of its own."
                : "";
        return small(
                rules,
                new Sentence(
                        "服务人次。" + fairs.zh() + counters(rules).zh() + toursZh
                                + "人均＝服务人次÷常住人口，人口取不晚于末日所在年的最近一年；所选日期内的数，不折算全年。",
                        "Service visits. " + fairs.en() + " " + counters(rules).en() + toursEn
                                + " Per resident: visits ÷ residents of the last year known, not after the year of the last day; of the days asked for, not scaled to a year."));
    }

    private static Sentence counters(CountingRules rules) {
        if (!yes(rules.bringing()) && !yes(rules.fetching())) {
            return new Sentence("柜台不计。", "Counters do not count.");
        }
        boolean both = yes(rules.bringing()) && yes(rules.fetching());
        boolean eachSite = rules.counterUnit() == CounterUnit.FAMILY_SITE_DAY;
        return new Sentence(
                "柜台：一个家庭%s，%s只算一次，不分年龄；在市集书桌上换书不另计。"
                        .formatted(
                                both ? "送书或取书" : yes(rules.bringing()) ? "送书" : "取书",
                                eachSite ? "每个点位每天" : "一天里不论几个点位"),
                "Counters: a family that %s books counts once a %s, of no age; a swap at the table of a fair is no further visit."
                        .formatted(
                                both ? "brings or takes" : yes(rules.bringing()) ? "brings" : "takes",
                                eachSite ? "site and day" : "day, at however many sites"));
    }

    private static Sentence activation(CountingRules rules) {
        boolean handed = rules.movedMeans() == MovedMeans.HANDED_OVER;
        Integer within = rules.withinDays();
        return small(
                rules,
                new Sentence(
                        "所选日期内登记的书，在家登记的和第一次送到点位的都算。%s即为流动%s，面对面互换%s；撤销的不算。激活率＝流动册数÷登记册数；首次流动的天数按日历天计；周转是交到家庭手里的次数；新家庭是第一次登记、送书或取书的家庭。分类取大类，以统计时的目录为准。"
                                .formatted(
                                        handed ? "交到另一个家庭手里" : "离开原来的家（交到另一个家庭，或被点位收下）",
                                        within == null ? "" : "（限登记后 %d 天内）".formatted(within),
                                        yes(rules.faceToFace()) ? "也算" : "不算"),
                        "Copies that were registered on these days, at home or when first brought to a site. A copy moved when it %s%s; swaps face to face %s, what was undone does not. Share: copies moved ÷ copies registered; days to the first move are calendar days; turns are hand-overs to households; a new family registered, brought or took a book for the first time. Top classes, as the catalogue has them when it is counted."
                                .formatted(
                                        handed
                                                ? "was handed to another household"
                                                : "left its home, to another household or a site",
                                        within == null ? "" : ", at most %d days later".formatted(within),
                                        yes(rules.faceToFace()) ? "count" : "do not count")));
    }

    private static Sentence books(CountingRules rules) {
        return small(
                rules,
                new Sentence(
                        "收：从家庭来到点位的书，%s隔离待查的。出：交到家庭手里的书，%s面对面互换，记在交出的点位；从市集书桌交出的记在那场市集（结束后 %d 小时内）。流转：所选日期内收进来又交出去的书。路程：从一个点位运到另一个点位的书，按两地直线公里计。撤销的步骤不算。"
                                .formatted(
                                        yes(rules.quarantined()) ? "含" : "不含",
                                        yes(rules.faceToFace()) ? "含" : "不含",
                                        rules.fairHours()),
                        "In: books that came from a family to a site, %s those set aside at once. Out: books handed to a family, %s swaps face to face, at the site that gave them; from the table of a fair they belong to that fair, until %d hours after its end. Through: books that came in and went out on these days. Ways: books carried from one site to another, by the kilometres of the straight line. What was undone does not count."
                                .formatted(
                                        yes(rules.quarantined()) ? "with" : "without",
                                        yes(rules.faceToFace()) ? "with" : "without",
                                        rules.fairHours())));
    }

    private static Sentence noShows(CountingRules rules) {
        boolean late = yes(rules.lateReleases());
        return small(
                rules,
                new Sentence(
                        "场次结束时仍有效的票，人数减去已入场的人数就是爽约；%s。没有举行的场次不算。按订票的渠道分。".formatted(late ? "及时退的票不算，逾期才退的算" : "退了的票不算"),
                        "Of the tickets that were good when their session ended: places less those who came in; %s. Sessions that were not held do not count. By the channel of the booking."
                                .formatted(
                                        late
                                                ? "tickets given back in time do not count, those given back late do"
                                                : "tickets given back do not count")));
    }

    private static Sentence small(CountingRules rules, Sentence rule) {
        return new Sentence(
                rule.zh() + "合作方和公众看不到小于 %d 的人数。".formatted(rules.smallest()),
                rule.en() + " Partners and the public see no number of people below %d.".formatted(rules.smallest()));
    }

    private static boolean yes(@Nullable Boolean said) {
        return Boolean.TRUE.equals(said);
    }
}
