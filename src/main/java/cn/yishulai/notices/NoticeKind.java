package cn.yishulai.notices;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** What people are told. The topic in the outbox is the name in lower case with hyphens; the words name facts in braces. */
enum NoticeKind {
    /** For a phone, not for an inbox: who has no household yet has no inbox. */
    ONE_TIME_CODE(Duration.ofMinutes(5), "验证码 {code}，请勿告诉他人。", "Your code is {code}. Tell it to nobody."),
    REQUEST_READY(
            Duration.ofDays(2),
            "《{title}》已到{siteName}，请于{until}闭馆前凭家庭码领取。",
            "“{title}” is ready at {siteName}. Please fetch it by {until} with your family code."),
    REQUEST_OFFERED(
            Duration.ofDays(2),
            "《{title}》有书了，请于{until}前确认是否领取。",
            "A copy of “{title}” is free for you. Please accept it by {until}."),
    REQUEST_EXPIRED(
            Duration.ofDays(2),
            "《{title}》逾期未取，预约已结束，换书券已退回。",
            "“{title}” was not fetched in time. The request has ended and the credit is yours again."),
    REQUEST_FOLDED(
            Duration.ofDays(2),
            "您对《{title}》的两个预约原是同一本书，已合为一个，保留较早的位置。",
            "Your two requests turned out to be for one book, “{title}”. They are one now, at the earlier place."),
    /** Asked to keep it apart; of nobody's fault. */
    RECALL_AT_HOME(
            Duration.ofDays(7),
            "《{title}》正在核查。您家若有这本书，请单独放好，或带回任一点位；这与您无关，您的换书券不受影响。",
            "“{title}” is being looked into. If you have it at home, please keep it apart or bring it to any site. It is no fault of yours, and your credits stay as they are."),
    RECALL_WAITING(
            Duration.ofDays(2),
            "《{title}》正在核查，暂停借换。您的排队位置保留，恢复后会通知您。",
            "“{title}” is being looked into and waits. You keep your place in line."),
    RECALL_CREDIT(
            Duration.ofDays(7),
            "您换走的《{title}》正在核查，当时的换书券已退还给您。",
            "The copy of “{title}” that you took is being looked into. The credit you gave for it is yours again."),
    RECALL_LIFTED(
            Duration.ofDays(7),
            "《{title}》核查完毕，没有问题，可以放心使用。谢谢您的配合！",
            "“{title}” has been looked into: all is well with it. Thank you!"),
    WINDOW_EXTENDED(
            Duration.ofDays(2),
            "{siteName}{first}至{last}闭馆（{reason}）。为您保留的 {books} 册书顺延，最早到{until}。",
            "{siteName} is closed from {first} to {last} ({reason}). The {books} books kept for you wait longer, until {until} at least."),
    APPEALS_ASKED(
            Duration.ofDays(3),
            "有一家人在找《{title}》等 {books} 册书，您家可能有。{until}前，请在“求书”中告诉我们能否带来。",
            "Somebody looks for {books} of the books you may have, “{title}” among them. Please tell us by {until} whether you can bring them."),
    PROMISE_REMINDER(
            Duration.ofDays(2),
            "别忘了：您答应带来的《{title}》，请在{until}前送到{siteName}。有一家人在等，谢谢！",
            "A reminder: you promised to bring “{title}” to {siteName} by {until}. Somebody waits for it. Thank you!"),
    PROMISE_MISSED(
            Duration.ofDays(2),
            "您答应带来的《{title}》没有等到，约定已结束，书仍列在您的书架上。",
            "“{title}”, which you promised to bring, did not come. The promise has ended; the book stands on your shelf as before."),
    PROMISE_RELEASED(
            Duration.ofDays(2),
            "您答应带来的《{title}》现在没有人等了，不必专程送来。谢谢您！若{until}前顺路带来，仍按约定致谢。",
            "Nobody waits any more for “{title}”, which you promised; you need not bring it. Thank you! If you do by {until}, it counts as promised."),
    PROMISE_EXTENDED(
            Duration.ofDays(2),
            "{siteName}{first}至{last}闭馆（{reason}）。您答应带来的 {books} 册书可以晚些送，最早一册到{until}。",
            "{siteName} is closed from {first} to {last} ({reason}). There is more time for the {books} books you promised, until {until} at least."),
    SHELF_ASLEEP(
            Duration.ofDays(7),
            "您答应带来的《{title}》没有等到。您家列出的书暂停展示，也不再询问您；在“求书”中点一下，或到任一点位说一声，即可恢复。",
            "“{title}”, which you promised to bring, did not come. What you list is not shown and you are not asked until you say, in one tap or at any site, that it is there."),
    WISH_PROMISED(
            Duration.ofDays(2),
            "有一家人答应在{until}前把《{title}》带来。您的排队位置不变，书到了会通知您。",
            "A family has promised to bring “{title}” by {until}. You keep your place in line and are told when it is here."),
    WISH_NOT_BROUGHT(
            Duration.ofDays(2),
            "原定带来的《{title}》没有送到。您的排队位置不变，我们继续为您找。",
            "“{title}”, which was promised, was not brought. You keep your place in line, and we go on looking."),
    DROP_OFF_CLOSED(
            Duration.ofDays(2),
            "您在{siteName}送来 {books} 册书[，获得 {credits} 张换书券]。谢谢！",
            "Books you brought to {siteName}: {books}.[ Swap credits for you: {credits}.] Thank you!"),
    /** Neither this nor any of the next says who the other families are. */
    HOME_SWAP_PROPOSED(
            Duration.ofDays(2),
            "有家庭愿意对换：您给《{gives}》，得《{takes}》。请于{until}前答复。",
            "A swap is possible: your “{gives}” for “{takes}”. Please answer by {until}."),
    HOME_SWAP_AGREED(
            Duration.ofDays(2),
            "对换说定了：请于{until}前把《{gives}》送到{siteName}。书都到齐后，您就可以取《{takes}》。若别家没有送到，您的书入架并得券；想取回，请在“家庭对换”中说明。",
            "All agreed: please bring “{gives}” to {siteName} by {until}. When every book is here, “{takes}” is yours to fetch. Should another family not bring theirs, yours goes on a shelf and you keep the credit; say under “home swaps” if you would rather have it back."),
    HOME_SWAP_REMINDER(
            Duration.ofDays(2),
            "请于{until}前把《{gives}》送到{siteName}，别家在等着对换。",
            "Please bring “{gives}” to {siteName} by {until}: others wait for the swap."),
    HOME_SWAP_COMPLETE(
            Duration.ofDays(2),
            "对换的书都到齐了，《{takes}》是您的了；可以取书时会再通知您。",
            "All books of the swap are here. “{takes}” is yours; you are told when it can be fetched."),
    HOME_SWAP_ENDED(
            Duration.ofDays(2),
            "《{gives}》换《{takes}》没有成。您的愿望保留原来的位置。",
            "The swap of “{gives}” for “{takes}” came to nothing. Your wish keeps its place in line."),
    HOME_SWAP_STOCK(
            Duration.ofDays(2),
            "换《{takes}》没有成。您送来的《{gives}》已在{siteName}入架，换书券归您；愿望保留原来的位置。",
            "The swap for “{takes}” came to nothing. Your “{gives}” is on a shelf at {siteName} and the credit is yours; your wish keeps its place."),
    HOME_SWAP_HOME(
            Duration.ofDays(5),
            "换《{takes}》没有成。请于{until}前到{siteName}取回您的《{gives}》，逾期入架，换书券归您。",
            "The swap for “{takes}” came to nothing. Please fetch your “{gives}” at {siteName} by {until}; after that it goes on a shelf and the credit is yours."),
    TRADE_MATCHED(
            Duration.ofDays(2),
            "“{session}”有结果了：您家换到 {books} 册书，请于{until}前到{siteName}凭家庭码领取。",
            "“{session}” has its result. Books for your family: {books}. Please fetch them at {siteName} by {until} with your family code."),
    TRADE_NOT_MATCHED(
            Duration.ofDays(2),
            "“{session}”有结果了：这次没有换到书。您带来的书，按您的选择入架得券，或于{until}前到{siteName}取回。",
            "“{session}” has its result: nothing was found for your family this time. What you brought goes on a shelf for a credit, or home again from {siteName} by {until}, as you chose."),
    TRADE_SUBSTITUTE(
            Duration.ofDays(2),
            "“{session}”：原定的书来不了，为您换成了 {books} 册别的，请于{until}前到{siteName}领取。",
            "“{session}”: a book that was meant for you is not to be had. Others instead: {books}. Please fetch them at {siteName} by {until}."),
    TRADE_NO_SUBSTITUTE(
            Duration.ofDays(2),
            "“{session}”：原定给您的 {books} 册书来不了，暂时没有别的可换，换书券归您。",
            "“{session}”: books meant for you that are not to be had: {books}. There is nothing else just now; the credits are yours."),
    TRADE_REMINDER(
            Duration.ofDays(1),
            "“{session}”：还有 {books} 册书在{siteName}等您，{until}是最后一天。",
            "“{session}”: books still waiting for you at {siteName}: {books}. {until} is the last day."),
    TRADE_CANCELLED(
            Duration.ofDays(2),
            "“{session}”取消了。没有送来的书仍在您家；已送来的，按您的选择入架得券，或于{until}前到{siteName}取回。",
            "“{session}” was called off. What you did not bring stays with you; what you brought goes on a shelf for a credit, or home again from {siteName} by {until}, as you chose."),
    TICKET_ISSUED(
            Duration.ofDays(2),
            "“{fair}”的票订好了：{persons} 人，{at}，{siteName}。打开“我的票”出示，没有手机可凭家庭卡入场。",
            "Your places at “{fair}” are booked: {persons}, {at}, {siteName}. Show them under “my tickets”; your family card does as well."),
    TICKET_CHANGED(
            Duration.ofDays(2),
            "“{fair}”的票已改为 {persons} 人，{at}，{siteName}。",
            "Your ticket to “{fair}” is for {persons} now: {at}, {siteName}."),
    TICKET_REMINDER(
            Duration.ofDays(1),
            "别忘了：“{fair}”，{at}，{siteName}，{persons} 人。来不了请退票，让给候补的家庭。",
            "A reminder: “{fair}”, {at}, {siteName}, places for {persons}. If you cannot come, please give them back: others wait."),
    TICKET_NO_SHOW(
            Duration.ofDays(2),
            "“{fair}”（{at}）没有等到您，名额已让给现场的人。下次来参加或来帮忙，记的分就能抵掉。",
            "Nobody came for your places at “{fair}” ({at}), so others had them. Coming or helping next time works the points off."),
    WAITLIST_OFFERED(
            Duration.ofHours(12),
            "“{fair}”（{at}）有 {persons} 个名额留给您，请在{until}前确认；过时让给下一家。",
            "{persons} places at “{fair}” ({at}) are kept for you. Please say yes by {until}; after that they go to the next family."),
    WAITLIST_LAPSED(
            Duration.ofDays(1),
            "“{fair}”（{at}）的候补结束了，这次没有排到。现场可以取号。",
            "Waiting for “{fair}” ({at}) is over, without places this time. There are numbers at the gate."),
    FAIR_POSTPONED(
            Duration.ofDays(3),
            "“{fair}”延期了，不是取消：您的票和候补位置都保留，新时间定下后会通知您。来不了可以退票，不记分。",
            "“{fair}” is postponed, not called off. You keep your ticket and your place in line, and are told the new time. If you cannot come, give it back: that does not count."),
    FAIR_MOVED(
            Duration.ofDays(3),
            "“{fair}”的新时间：{at}，{siteName}。您的票仍然有效；来不了请退票。",
            "“{fair}” has a new time: {at}, {siteName}. Your ticket is good for it; if you cannot come, please give it back."),
    FAIR_POSTPONED_WAITING(
            Duration.ofDays(3),
            "“{fair}”延期了，不是取消：您的候补位置保留，等候暂停，新时间定下后会通知您。",
            "“{fair}” is postponed, not called off. You keep your place in line, its clock rests, and you are told the new time."),
    FAIR_MOVED_ASK(
            Duration.ofDays(3),
            "“{fair}”改到{at}，{siteName}。票还在您手里：请在{until}前选“保留”或“退票”。到时没有答复，名额让给候补，不记分。",
            "“{fair}” is now on {at}, {siteName}. You still have your ticket: please keep it or give it back by {until}. Without a word from you the places go to others then; that does not count."),
    FAIR_MOVED_WAITING(
            Duration.ofDays(3),
            "“{fair}”改到{at}，{siteName}。您的候补位置没有变，从现在起继续排。",
            "“{fair}” is now on {at}, {siteName}. You have the place in line that you had, and the line moves on."),
    /** For whom has neither a ticket nor a place in line. */
    FAIR_POSTPONED_COUPONS(
            Duration.ofDays(3),
            "“{fair}”延期了，不是取消：您家的 {credits} 张本场换书券不会过期，新时间定下后会通知您。",
            "“{fair}” is postponed, not called off. Your coupons for it ({credits}) do not end meanwhile, and you are told the new time."),
    FAIR_MOVED_COUPONS(
            Duration.ofDays(3),
            "“{fair}”改到{at}，{siteName}。您家的 {credits} 张本场换书券到时可用；入场还要订票，或在现场取号。",
            "“{fair}” is now on {at}, {siteName}. Your coupons for it ({credits}) are good then. To come in you need a ticket, or a number at the gate."),
    TICKET_CHOICE_REMINDER(
            Duration.ofDays(1),
            "“{fair}”改到{at}，{persons} 人的票还没有等到您的答复。请在{until}前选“保留”或“退票”。",
            "“{fair}” is now on {at}, and you have not said whether you come ({persons}). Please keep the ticket or give it back by {until}."),
    TICKET_SILENCE(
            Duration.ofDays(2),
            "“{fair}”（{at}）的票没有等到您的答复，名额已让给候补的家庭，不记分。还有名额时可以再订，现场也可以取号。",
            "You did not say whether you come to “{fair}” ({at}), so your places went to others. Nothing counts against you. You may book again while there are places, or take a number at the gate."),
    FAIR_CANCELLED(
            Duration.ofDays(5),
            "“{fair}”（{at}，{siteName}）取消了，请不要前往。不会记分。",
            "“{fair}” ({at}, {siteName}) is called off; please do not come. Nothing counts against you."),
    FAIR_CANCELLED_COUPONS(
            Duration.ofDays(5),
            "“{fair}”（{at}，{siteName}）取消了，请不要前往。不会记分。您家的 {credits} 张本场换书券改为各点位通用，不会过期。",
            "“{fair}” ({at}, {siteName}) is called off; please do not come. Nothing counts against you. Your coupons for it ({credits}) are good everywhere now, and do not end."),
    LATE_CREDIT(
            Duration.ofDays(7),
            "您在{siteName}送来的《{title}》已核对清楚，补发 {credits} 张换书券。谢谢您的耐心！",
            "“{title}”, which you brought to {siteName}, is cleared. Swap credits for you: {credits}. Thank you for your patience!"),
    BOOK_CLEARED(
            Duration.ofDays(7),
            "您在{siteName}送来的《{title}》已核对清楚，{outcome}。谢谢！",
            "“{title}”, which you brought to {siteName}, is cleared. {outcomeEn} Thank you!"),
    CREDITS_ENDING(
            Duration.ofDays(5),
            "您有 {credits} 张换书券将于{until}到期，请在此之前换书。",
            "{credits} of your swap credits end on {until}. Please swap them for books before."),
    CREDITS_ENDED(
            Duration.ofDays(2), "您的 {credits} 张换书券已于{until}到期。", "{credits} of your swap credits ended on {until}."),
    ACTED_ON_BEHALF(
            Duration.ofDays(2),
            "{by}在{siteName}为您代办：{reason}。做了什么，可在“谁看过我的资料”中查看。",
            "{by} acted for you at {siteName}: {reason}. What was done stands under “who looked at my record”."),
    HOUSEHOLD_CHANGED(
            Duration.ofDays(2),
            "您的家庭有变动：{change}。如有疑问，请到服务台。",
            "Your family has changed: {changeEn}. Ask at the desk if that is not as you know it."),
    HOUSEHOLD_LEAVING(
            Duration.ofDays(7),
            "您家已三年未使用益书来。请于{until}前登录或到任一点位办理，否则资料将按规定注销。",
            "Your family has not used Yishulai for three years. Sign in or come to a site by {until}, or your data is erased.");

    private final Duration worthSending;
    private final String zh;
    private final String en;

    NoticeKind(Duration worthSending, String zh, String en) {
        this.worthSending = worthSending;
        this.zh = zh;
        this.en = en;
    }

    static NoticeKind ofTopic(String topic) {
        return valueOf(topic.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static String[] topics() {
        return Arrays.stream(values()).map(NoticeKind::topic).toArray(String[]::new);
    }

    String topic() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Somebody else did something in the family's name: they are told at any hour. Everything else waits for the morning. */
    boolean urgent() {
        return this == ACTED_ON_BEHALF || this == HOUSEHOLD_CHANGED;
    }

    /** After this long a message that could not be sent is of no use to anybody. */
    Duration worthSending() {
        return worthSending;
    }

    String words(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }
}
