package cn.yishulai.people;

import static java.util.Map.entry;

import cn.yishulai.people.Kept.Words;
import java.util.Map;

/** What the codes of the house are called by people. The same words stand in the web client. */
final class ExportWords {

    private static final Map<String, Words> SAID = Map.ofEntries(
            entry("ADULT", new Words("成人", "Adult")),
            entry("ELDER", new Words("长辈", "Elder")),
            entry("CHILD", new Words("孩子", "Child")),
            entry("UNDER_7", new Words("7 岁以下", "Under 7")),
            entry("FROM_7_TO_10", new Words("7 到 10 岁", "7 to 10")),
            entry("FROM_11_TO_13", new Words("11 到 13 岁", "11 to 13")),
            entry("FROM_14_TO_17", new Words("14 到 17 岁", "14 to 17")),
            entry("LISTED", new Words("在家", "At home")),
            entry("PROMISED", new Words("已答应送来", "Promised")),
            entry("AVAILABLE", new Words("在架", "On the shelf")),
            entry("CLAIMED", new Words("有人预约", "Claimed")),
            entry("ON_HOLD_SHELF", new Words("在预约架", "On the hold shelf")),
            entry("IN_TRANSIT", new Words("在途", "In transit")),
            entry("AT_FAIR", new Words("在市集", "At a fair")),
            entry("MISSING", new Words("缺失", "Missing")),
            entry("QUARANTINED", new Words("待查", "Set aside")),
            entry("HANDED_OVER", new Words("已交接", "Handed over")),
            entry("WITHDRAWN", new Words("已离开流通", "Withdrawn")),
            entry("GIVE", new Words("赠送", "To give")),
            entry("SWAP", new Words("交换", "To swap")),
            entry("CALLABLE", new Words("有人要就送来", "Brought when somebody asks")),
            entry("SHOW_ONLY", new Words("只展示", "Only to show")),
            entry("LIKE_NEW", new Words("如新", "Like new")),
            entry("GOOD", new Words("良好", "Good")),
            entry("FAIR", new Words("尚可", "Fair")),
            entry("WORN", new Words("磨损", "Worn")),
            entry("DAMAGED", new Words("破损", "Damaged")),
            entry("CREDIT", new Words("得券", "Credit")),
            entry("GIFT", new Words("赠书", "Gift")),
            entry("RETURNED", new Words("退回", "Returned")),
            entry("QUARANTINE", new Words("待查", "Set aside")),
            entry("OPEN", new Words("排队中", "In line")),
            entry("PAUSED", new Words("暂停", "Paused")),
            entry("OFFERED", new Words("有书待确认", "Offered")),
            entry("ACCEPTED", new Words("已确认", "Accepted")),
            entry("READY", new Words("可取书", "Ready")),
            entry("FULFILLED", new Words("已取到", "Fulfilled")),
            entry("EXPIRED", new Words("已过期", "Expired")),
            entry("CANCELLED", new Words("已取消", "Cancelled")),
            entry("UNFILLED", new Words("未能满足", "Not filled")),
            entry("TO_PULL", new Words("待取架", "To be pulled")),
            entry("ON_ITS_WAY", new Words("在途", "On its way")),
            entry("TO_FETCH", new Words("待取书", "To be fetched")),
            entry("RELEASED", new Words("已放弃", "Released")),
            entry("SWAPS_ON", new Words("找", "Yes")),
            entry("SWAPS_OFF", new Words("不找", "No")),
            entry("ISSUED", new Words("有效", "Valid")),
            entry("ADMITTED", new Words("已入场", "Admitted")),
            entry("NO_SHOW", new Words("爽约", "Not used")),
            entry("VOID", new Words("作废", "Void")),
            entry("FREE", new Words("可用", "Free")),
            entry("HELD", new Words("已占用", "Held")),
            entry("MINT", new Words("送书得券", "Book brought")),
            entry("GRANT", new Words("图书馆赠券", "Gift of the library")),
            entry("TAKE_BACK", new Words("赠券收回", "Gift taken back")),
            entry("HOLD", new Words("申请占用", "Held for a request")),
            entry("RELEASE", new Words("取消退回", "Back after cancelling")),
            entry("BURN", new Words("换到书", "Book received")),
            entry("REVERSE", new Words("更正", "Correction")),
            entry("EXPIRE", new Words("到期", "Expired")),
            entry("TRANSFER", new Words("家庭合并或分户", "Families merged or moved")),
            entry("CORRECT_UP", new Words("更正补券", "Put right")),
            entry("CORRECT_DOWN", new Words("更正扣券", "Put right")),
            entry("REFUND", new Words("交接撤销退回", "Hand-over undone")),
            entry("FORFEIT", new Words("离开作废", "Left behind")),
            entry("MEETING_WAITING", new Words("面对面，待对方确认", "Face to face, to be confirmed")),
            entry("MEETING_DONE", new Words("面对面，已成", "Face to face, done")),
            entry("MEETING_CONTRADICTED", new Words("面对面，有出入", "Face to face, in question")),
            entry("SWAP_PROPOSED", new Words("待答复", "To be answered")),
            entry("SWAP_AGREED", new Words("送书中", "Being brought")),
            entry("SWAP_RELEASED", new Words("已成", "Done")),
            entry("SWAP_ENDED", new Words("未成", "Came to nothing")),
            entry("TRADE_LISTED", new Words("待送书", "To be brought")),
            entry("TRADE_PRESENT", new Words("已送到", "At the desk")),
            entry("TRADE_TO_FETCH", new Words("有人换了，待领取", "Goes to another family")),
            entry("TRADE_FETCHED", new Words("已换出", "With its new family")),
            entry("TRADE_GOES_HOME", new Words("待取回", "Waits to go home")),
            entry("TRADE_HOME", new Words("已取回", "Home again")),
            entry("TRADE_STOCK", new Words("已入架", "On a shelf")),
            entry("TRADE_NOT_BROUGHT", new Words("未送到", "Not brought")),
            entry("TRADE_WITHDRAWN", new Words("已撤回", "Withdrawn")),
            entry("TRADE_TURNED_AWAY", new Words("未收", "Not taken")),
            entry("TRADE_MISSING", new Words("找不到", "Missing")),
            entry("APPEAL_ASKED", new Words("待答复", "To be answered")),
            entry("APPEAL_PROMISED", new Words("答应带来", "We will bring it")),
            entry("APPEAL_LATER", new Words("暂时不方便", "Not now")),
            entry("APPEAL_GONE", new Words("已经没有", "We have it no more")),
            entry("APPEAL_LAPSED", new Words("没有答复", "Not answered")),
            entry("APPEAL_CLOSED", new Words("已不需要", "No longer needed")),
            entry("PROMISE_RUNNING", new Words("等您带来", "To be brought")),
            entry("PROMISE_KEPT", new Words("已带来", "Brought")),
            entry("PROMISE_TURNED_DOWN", new Words("没能收下", "Could not be taken")),
            entry("PROMISE_TAKEN_BACK", new Words("已说明带不来", "Said that we cannot")),
            entry("PROMISE_MISSED", new Words("没有等到", "Did not come")),
            entry("PROMISE_RELEASED", new Words("不用带了", "No longer needed")),
            entry("PROPOSED", new Words("待批准", "Proposed")),
            entry("EXECUTED", new Words("已批准", "Approved")),
            entry("REFUSED", new Words("未批准", "Refused")));

    private ExportWords() {}

    /** Anything that is no code of ours is said as it stands. */
    static String say(String cell, boolean english) {
        Words words = SAID.get(cell);
        return words == null ? cell : said(words, english);
    }

    static String said(Words words, boolean english) {
        return english ? words.en() : words.zh();
    }
}
