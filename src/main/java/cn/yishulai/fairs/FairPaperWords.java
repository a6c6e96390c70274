package cn.yishulai.fairs;

import cn.yishulai.labels.ListPaper.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the paper for the hour without power says, in one of both languages. */
record FairPaperWords(boolean english) {

    /** The Chinese name, or the English one where there is one. */
    String pick(String zh, @Nullable String en) {
        return english && en != null ? en : zh;
    }

    String printed(String when) {
        return say("打印于 " + when, "printed " + when);
    }

    String limit(int people) {
        return say("同时在场不超过 %d 人".formatted(people), "At most %d people inside at once".formatted(people));
    }

    String permit(String number) {
        return say("许可编号 " + number, "Permit " + number);
    }

    String withoutPower() {
        return say("没有电、没有网时", "Without power or network");
    }

    List<String> steps() {
        return english
                ? List.of(
                        "1. Stay calm, keep the ways out free, and count heads at the gate by tally: in and out.",
                        "2. Gate: find the end of the ticket's code in the list and tick one box for each person. Not in the list: give a number.",
                        "3. Tables: write each swap on the list: the whole copy code and the family code. Nobody is turned away for a credit that cannot be checked.",
                        "4. When the power is back, type the lists in before you scan anything else, then shred the ticket lists.")
                : List.of(
                        "1. 保持镇静，出口畅通；门口手工记进出人数。",
                        "2. 检票：在名单里找票号后几位，每进一人勾一个格；名单上没有的，发号排队。",
                        "3. 书桌：每换一本，在表上写全馆藏码和家庭码；券数查不到，也不让人空手回去。",
                        "4. 来电后，先把各表补录，再扫别的；票号名单随后碎掉。");
    }

    String calls() {
        return say("打电话找谁", "Whom to call");
    }

    String emergency() {
        return say("报警 110 · 火警 119 · 急救 120", "Police 110 · Fire 119 · Ambulance 120");
    }

    String phone() {
        return say("电话", "Phone");
    }

    String name() {
        return say("姓名", "Name");
    }

    String what() {
        return say("说明", "What for");
    }

    String programme() {
        return say("场次", "Sessions");
    }

    String session() {
        return say("场", "No.");
    }

    String time() {
        return say("时间", "Time");
    }

    String places() {
        return say("名额", "Places");
    }

    String walkIns() {
        return say("现场名额", "Walk-ins");
    }

    String arrivals() {
        return say("分时段到场（人数）", "Arrivals (people)");
    }

    String stage(String name) {
        return say("演出 · " + name, "Stage · " + name);
    }

    String act() {
        return say("节目", "Act");
    }

    String performer() {
        return say("演出者", "Performer");
    }

    String rota() {
        return say("班表", "Rota");
    }

    String rotaNote() {
        return say("到了、走了各写时间；空行写临时来帮忙的人。", "Write when they came and went; empty rows are for who helps out.");
    }

    String shift() {
        return say("岗位", "Shift");
    }

    String came() {
        return say("到", "Came");
    }

    String went() {
        return say("走", "Left");
    }

    String tables() {
        return say("书桌", "Tables");
    }

    String table() {
        return say("桌号", "Table");
    }

    String ofClass() {
        return say("类", "Class");
    }

    String copies() {
        return say("册数", "Copies");
    }

    String counted() {
        return say("清点", "Counted");
    }

    String tickets(int session, String when, int tickets) {
        return say(
                "票 · 第 %d 场 · %s · %d 张".formatted(session, when, tickets),
                "Tickets · session %d · %s · %d".formatted(session, when, tickets));
    }

    String ticketsNote() {
        return say(
                "只有票号末六位和人数，没有姓名。■ 已入场，□ 每进一人勾一个。",
                "The last six characters of each code and for how many; no names. ■ is inside, tick one □ for each person.");
    }

    String code() {
        return say("票号末六位", "Code ends");
    }

    String persons() {
        return say("人", "Persons");
    }

    String walkInList() {
        return say("没有票的人", "Without a ticket");
    }

    String walkInNote() {
        return say("按先来后到发号，一组一行，不写姓名。", "Numbers in the order of coming, a row for each group, no names.");
    }

    List<Column> walkInColumns() {
        return List.of(
                new Column(say("号", "No."), 1),
                new Column(say("人数", "Persons"), 1),
                new Column(say("有老人", "Elder"), 1),
                new Column(say("来的时间", "Came"), 1.5),
                new Column(say("进的时间", "Let in"), 1.5),
                new Column(say("走的时间", "Left"), 1.5));
    }

    String swapList() {
        return say("换书", "Swaps");
    }

    String swapNote() {
        return say("一本一行，馆藏码写全十位。", "A row for each book, with all ten characters of its copy code.");
    }

    List<Column> swapColumns() {
        return List.of(
                new Column(say("时间", "Time"), 1),
                new Column(say("桌号", "Table"), 0.8),
                new Column(say("馆藏码", "Copy code"), 2.4),
                new Column(say("家庭码", "Family code"), 2),
                new Column(say("经手", "By"), 1));
    }

    String bringList() {
        return say("送来的书", "Books brought");
    }

    String bringNote() {
        return say(
                "贴上空白标签，写下标签上的馆藏码；品相来电后再定，券也那时再给。",
                "Put a blank label on each and write its code; grade and credit follow when the power is back.");
    }

    List<Column> bringColumns() {
        return List.of(
                new Column(say("时间", "Time"), 1),
                new Column(say("家庭码", "Family code"), 2),
                new Column(say("馆藏码", "Copy code"), 2.4),
                new Column(say("书名", "Title"), 3),
                new Column(say("经手", "By"), 1));
    }

    String incidentList() {
        return say("突发情况", "Incidents");
    }

    String incidentNote() {
        return say("写事，不写读者姓名。", "Write what happened, and no reader's name.");
    }

    List<Column> incidentColumns() {
        return List.of(
                new Column(say("时间", "Time"), 1),
                new Column(say("哪里", "Where"), 1.6),
                new Column(say("什么事", "What"), 4),
                new Column(say("谁处理", "Who sees to it"), 1.6),
                new Column(say("结果", "How it ended"), 2.4));
    }

    private String say(String zh, String en) {
        return english ? en : zh;
    }
}
