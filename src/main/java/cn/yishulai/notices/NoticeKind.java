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
    DROP_OFF_CLOSED(
            Duration.ofDays(2),
            "您在{siteName}送来 {books} 册书，获得 {credits} 张换书券。谢谢！",
            "You brought {books} books to {siteName} and received {credits} swap credits. Thank you!"),
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

    /** Somebody else did something in the family's name: they are told at any hour. */
    boolean urgent() {
        return switch (this) {
            case ACTED_ON_BEHALF, HOUSEHOLD_CHANGED -> true;
            case ONE_TIME_CODE,
                    REQUEST_READY,
                    REQUEST_OFFERED,
                    REQUEST_EXPIRED,
                    REQUEST_FOLDED,
                    RECALL_AT_HOME,
                    RECALL_WAITING,
                    RECALL_CREDIT,
                    RECALL_LIFTED,
                    WINDOW_EXTENDED,
                    CREDITS_ENDING,
                    CREDITS_ENDED,
                    DROP_OFF_CLOSED,
                    HOUSEHOLD_LEAVING -> false;
        };
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
