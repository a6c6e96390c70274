package cn.yishulai.intake;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.labels.PaperSlip;
import cn.yishulai.labels.PaperSlip.Kind;
import cn.yishulai.labels.PaperSlip.Line;
import cn.yishulai.rules.IntakeRules;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a receipt says to the family, in two languages. The words blame nobody: a stamp is looked into, not suspected. */
public enum ReceiptWords {
    CHINESE,
    ENGLISH;

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int GROUP = 4;

    /** Of a session that goes on: what was decided so far, and the code to go on with. */
    PaperSlip slip(DropOffView session) {
        List<Line> lines = head(session, session.openedAt());
        lines.add(Line.of(Kind.CENTRED, pick("还没有结束", "Not closed yet")));
        books(lines, session);
        lines.add(new Line(Kind.STRONG, pick("目前得券", "Credits so far"), String.valueOf(session.credits())));
        remainders(lines, session);
        return new PaperSlip(pick("送书单", "Drop-off slip"), lines, session.slipUrl(), code(session));
    }

    PaperSlip slip(ReceiptView receipt) {
        DropOffView session = receipt.dropOff();
        List<Line> lines = head(session, receipt.closedAt());
        books(lines, session);
        lines.add(new Line(Kind.STRONG, pick("本次得券", "Credits today"), String.valueOf(receipt.credits())));
        lines.add(new Line(Kind.STRONG, pick("现有换书券", "Credits now"), String.valueOf(receipt.freeCredits())));
        remainders(lines, session);
        long aside = session.inspections().stream()
                .filter(one -> one.decision() == Decision.QUARANTINE)
                .count();
        if (aside > 0) {
            lines.add(Line.of(
                    Kind.NOTE,
                    pick(
                            "有 %d 册留馆核对来源，核清后补发换书券或另行告知。".formatted(aside),
                            "Kept for a check of their origin: %d. Credit follows once it is clear, or you hear from us."
                                    .formatted(aside))));
        }
        lines.add(Line.of(Kind.NOTE, pick("按收书规则第 %s 版", "By rules version %s").formatted(versions(session))));
        lines.add(Line.of(Kind.CENTRED, pick("谢谢，书会遇到新的读者。", "Thank you. Your books will meet new readers.")));
        return new PaperSlip(pick("收书凭条", "Receipt"), lines, session.slipUrl(), code(session));
    }

    private List<Line> head(DropOffView session, OffsetDateTime at) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Kind.CENTRED, pick("益书来", "Yishulai")));
        lines.add(Line.of(Kind.PLAIN, session.site().name()));
        lines.add(Line.of(Kind.PLAIN, MINUTE.format(at)));
        lines.add(Line.of(Kind.PLAIN, pick("家庭码 ", "Family ") + grouped(session.familyCode())));
        return lines;
    }

    private void books(List<Line> lines, DropOffView session) {
        lines.add(Line.rule());
        int number = 0;
        for (InspectionView one : session.inspections()) {
            number++;
            lines.add(new Line(Kind.PLAIN, number + ". " + title(one.copy().volume()), decision(one)));
            lines.add(Line.of(Kind.NOTE, one.copy().code() + note(one)));
        }
        lines.add(Line.rule());
        lines.add(new Line(Kind.PLAIN, pick("共", "Books"), pick("%d 册", "%d").formatted(number)));
    }

    /** What is left of cheap books, and how much is missing until the next credit. */
    private void remainders(List<Line> lines, DropOffView session) {
        for (RemainderShown left : session.remainders()) {
            lines.add(new Line(Kind.PLAIN, pick("余额计入下一本", "Kept for the next book") + purse(left), "¥" + left.yuan()));
            if (left.missingYuan() != null) {
                lines.add(Line.of(
                        Kind.NOTE,
                        pick("还差 ¥%s 满一张换书券", "¥%s more make the next credit").formatted(left.missingYuan())));
            }
        }
    }

    /** Most families have one purse, and need not know its name. */
    private static String purse(RemainderShown left) {
        return left.purse().equals(IntakeRules.GENERAL) ? "" : " (" + left.purse() + ")";
    }

    /** Why no credit was given, or which price counted. */
    private String note(InspectionView one) {
        String why = one.decision() == Decision.CREDIT && one.credits() > 0 ? "" : "  " + reason(one.reason());
        Worth worth = one.worth();
        return worth == null || worth.priceFen() == null
                ? why
                : why + "  ¥" + BigDecimal.valueOf(worth.priceFen(), 2).toPlainString();
    }

    private String decision(InspectionView one) {
        return switch (one.decision()) {
            case CREDIT ->
                one.credits() == 0
                        ? pick("合并计算", "Pooled")
                        : pick("+%d 券", "+%d").formatted(one.credits());
            case GIFT -> pick("捐赠", "Gift");
            case RETURNED -> pick("退还", "Returned");
            case QUARANTINE -> pick("留核", "Checked first");
        };
    }

    private String reason(DecisionReason reason) {
        return switch (reason) {
            case ACCEPTED -> pick("符合规则", "Within the rules");
            case POOLED -> pick("书价与下一本合并计算", "Its price counts with the next book");
            case PRICE_UNKNOWN_AS_GIFT -> pick("查不到定价", "Price unknown");
            case NO_CREDIT_NOW -> pick("目前不发券，谢谢", "No credits are given now, thank you");
            case WANTED_AS_GIFT -> pick("您愿意捐赠", "Given by you");
            case ABOVE_SESSION_CAP -> pick("超过本次得券本数", "Above the number with credit today");
            case ABOVE_PERSON_CAP -> pick("超过每人得券本数", "Above the number with credit for each person");
            case ABOVE_HOUSEHOLD_CAP -> pick("超过每家得券本数", "Above the number with credit for each family");
            case ABOVE_VOLUME_CAP, ABOVE_TITLE_CAP -> pick("这种书得券的已经够多", "Enough copies of it had a credit");
            case ENOUGH_COPIES -> pick("这种书馆里还多", "Many copies of it are free");
            case YEAR_UNKNOWN_AS_GIFT, YEAR_UNKNOWN -> pick("查不到出版年份", "Year of publication unknown");
            case CLASS_UNKNOWN_AS_GIFT, CLASS_UNKNOWN -> pick("查不到分类", "Class unknown");
            case INCOMPLETE_AS_GIFT, SET_INCOMPLETE -> pick("套装须完整", "A set is swapped whole");
            case OWN_COPY_BACK -> pick("换去的书送回", "Brought back");
            case BELOW_GRADE, FLAW_REFUSED -> pick("品相不在收书范围", "Condition outside the rules");
            case TOO_OLD -> pick("出版年份不在收书范围", "Year outside the rules");
            case KIND_REFUSED, CLASS_REFUSED, AUDIENCE_REFUSED, DISCARDED_COPY_REFUSED ->
                pick("不在收书范围", "Outside the rules");
            case TAKEN_BACK -> pick("您带回", "Taken home by you");
            case LIBRARY_STAMP, TO_BE_CLEARED -> pick("核对中", "Looked into first");
        };
    }

    /** Usually one; a session that went on while rules changed has two. */
    private static String versions(DropOffView session) {
        List<String> versions = session.inspections().stream()
                .map(one -> String.valueOf(one.rulesVersion()))
                .distinct()
                .toList();
        return versions.isEmpty() ? String.valueOf(session.rules().version()) : String.join(", ", versions);
    }

    private static String title(VolumeSummary volume) {
        return volume.volumeLabel() == null ? volume.title() : volume.title() + " " + volume.volumeLabel();
    }

    private static @Nullable String code(DropOffView session) {
        return session.code() == null ? null : grouped(session.code());
    }

    /** In fours: so people read it to each other. */
    private static String grouped(String code) {
        return code.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }

    private String pick(String chinese, String english) {
        return this == CHINESE ? chinese : english;
    }
}
