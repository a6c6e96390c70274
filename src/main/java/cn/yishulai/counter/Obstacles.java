package cn.yishulai.counter;

import cn.yishulai.copies.VoidedLabels;
import cn.yishulai.counter.Actions.Obstacle;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why nothing can be done with a code, in the language of whoever stands at the counter. */
@RequestScoped
class Obstacles {

    @Context
    HttpHeaders headers;

    @Nullable
    String maybe(@Nullable Obstacle obstacle) {
        return obstacle == null ? null : say(obstacle);
    }

    String say(Obstacle obstacle) {
        return isEnglish() ? english(obstacle) : chinese(obstacle);
    }

    /** A label that was replaced: the book carries another, or somebody stuck this one on another book. */
    String voided(VoidedLabels.Story story) {
        String by = story.by() == null ? "" : story.by();
        return isEnglish()
                ? "This label was voided on %s%s; the book carries %s now. Take this label off."
                        .formatted(story.day(), by.isEmpty() ? "" : " by " + by, story.today())
                : "这张标签已于 %s 作废%s，书上的新标签是 %s。请把旧标签撕掉。"
                        .formatted(story.day(), by.isEmpty() ? "" : "（" + by + "）", story.today());
    }

    private boolean isEnglish() {
        return headers.getAcceptableLanguages().stream()
                .findFirst()
                .map(Locale::getLanguage)
                .filter("en"::equals)
                .isPresent();
    }

    private static String chinese(Obstacle obstacle) {
        return switch (obstacle) {
            case ELSEWHERE -> "这本书登记在别的点位，请先送回或在那里处理。";
            case WITHDRAWN -> "这本书已剔除，馆藏码不再使用。";
            case AT_FAIR -> "这本书在市集的书桌上，请在市集处理。";
            case NEVER_ISSUED -> "我们没有发出过这个馆藏码，可能是伪造的标签：请把书留下，交给管理馆员。";
            case FOREIGN_LABEL -> "这是别处的二维码，不是我们的标签。";
            case UNKNOWN_FAMILY -> "没有这个家庭码，请核对家庭卡。";
            case CARD_REPLACED -> "这张家庭卡已挂失换新，请使用新卡。";
            case UNKNOWN_NUMBER -> "目录里没有这个书号，请按书名登记。";
            case OTHER_BARCODE -> "这个条码不是书号，可能是别的图书馆或商店的；请扫我们的标签或 ISBN。";
            case NOT_A_CODE -> "认不出这个码，请重扫，或手工输入标签上的文字。";
            case TICKET_OF_A_FAIR -> "这是市集的票，请在市集入口扫描。";
            case SHELF_ELSEWHERE -> "这是别的点位的架位。";
            case UNKNOWN_SHELF -> "没有这个架位，标签可能已经作废。";
            case UNKNOWN_LOAD -> "没有这张调拨单，请核对。";
            case LOAD_ELSEWHERE -> "这批调拨与本点位无关。";
            case LOAD_NOT_HERE -> "这批调拨现在不在这里办理。";
            case LOAD_OVER -> "这批调拨已经结束。";
            case UNKNOWN_SLIP -> "没有这张送书单，请核对。";
            case SLIP_ELSEWHERE -> "这张送书单是在别的点位开的，请在那里接着办。";
            case RECALLED_SET_ASIDE -> "这个书目正在召回：不要上架，不要交出，请放到待核架。";
            case RECALLED_ASIDE -> "这个书目正在召回：请留在待核架，等管理馆员处理。";
            case RECALLED_AT_HOME -> "这个书目正在召回：谢谢读者送回，照常收下，书会放到待核架；该退的券会退给读者。";
            case RECALLED_ELSEWHERE -> "这个书目正在召回，登记在别的点位：请先放到待核架，并告诉那个点位。";
            case KEPT_FOR_SWAP -> "这本书为家庭对换留着：放在预约架最后一格，不上架，不给别人。";
            case RECALLED_TITLE -> "这个书号的书正在召回：架上的请放到待核架；读者送来的照常收下，不给券，也不责怪读者。";
        };
    }

    private static String english(Obstacle obstacle) {
        return switch (obstacle) {
            case ELSEWHERE -> "This copy is recorded at another site: send it back or handle it there.";
            case WITHDRAWN -> "This copy is withdrawn; its code is not used any more.";
            case AT_FAIR -> "This copy is on a fair table: handle it at the fair.";
            case NEVER_ISSUED ->
                "We never issued this code; the label may be forged. Keep the book and ask a librarian.";
            case FOREIGN_LABEL -> "This is somebody else's QR code, not one of our labels.";
            case UNKNOWN_FAMILY -> "No family has this code. Check the family card.";
            case CARD_REPLACED -> "This family card was lost and replaced; the family has another.";
            case UNKNOWN_NUMBER -> "The catalogue does not know this book number. Register by title.";
            case OTHER_BARCODE ->
                "This barcode is no book number; another library's or a shop's. Scan our label or the ISBN.";
            case NOT_A_CODE -> "This is no code of ours. Scan again, or type the text on the label.";
            case TICKET_OF_A_FAIR -> "This is a ticket of a fair: scan it at the gate.";
            case SHELF_ELSEWHERE -> "This shelf is at another site.";
            case UNKNOWN_SHELF -> "No shelf has this label; it may have been retired.";
            case UNKNOWN_LOAD -> "No van load has this code. Check the slip.";
            case LOAD_ELSEWHERE -> "This van load is neither from here nor to here.";
            case LOAD_NOT_HERE -> "This van load is not handled here now.";
            case LOAD_OVER -> "This van load is over.";
            case UNKNOWN_SLIP -> "No drop-off session has this code. Check the slip.";
            case SLIP_ELSEWHERE -> "This drop-off session was opened at another site: go on there.";
            case RECALLED_SET_ASIDE ->
                "This title is recalled: neither shelve it nor hand it over; put it on the quarantine shelf.";
            case RECALLED_ASIDE ->
                "This title is recalled: it stays on the quarantine shelf until a librarian decides.";
            case RECALLED_AT_HOME ->
                "This title is recalled: thank the family and take it in as usual; it goes on the quarantine shelf, and credits that are due go back.";
            case RECALLED_ELSEWHERE ->
                "This title is recalled, and recorded at another site: put it on the quarantine shelf and tell them.";
            case KEPT_FOR_SWAP ->
                "This copy is kept for a swap between families: leave it at the end of the hold shelf, for nobody else.";
            case RECALLED_TITLE ->
                "Books of this number are recalled: put those on shelves on the quarantine shelf. What families bring is taken in without credit and without blame.";
        };
    }
}
