package cn.yishulai.counter;

import cn.yishulai.counter.Actions.Obstacle;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;

/** Why nothing can be done with a code, in the language of whoever stands at the counter. */
@RequestScoped
class Obstacles {

    @Context
    HttpHeaders headers;

    String say(Obstacle obstacle) {
        boolean english = headers.getAcceptableLanguages().stream()
                .findFirst()
                .map(Locale::getLanguage)
                .filter("en"::equals)
                .isPresent();
        return english ? english(obstacle) : chinese(obstacle);
    }

    private static String chinese(Obstacle obstacle) {
        return switch (obstacle) {
            case ELSEWHERE -> "这本书登记在别的点位，请先送回或在那里处理。";
            case WITHDRAWN -> "这本书已剔除，馆藏码不再使用。";
            case AT_FAIR -> "这本书在市集的书桌上，请在市集处理。";
            case UNKNOWN_COPY -> "没有这个馆藏码，请核对标签。";
            case UNKNOWN_FAMILY -> "没有这个家庭码，请核对家庭卡。";
            case CARD_REPLACED -> "这张家庭卡已挂失换新，请使用新卡。";
            case UNKNOWN_NUMBER -> "目录里没有这个书号，请按书名登记。";
            case NOT_A_CODE -> "认不出这个码，请重扫，或手工输入标签上的文字。";
            case TICKET_OF_A_FAIR -> "这是市集的票，请在市集入口扫描。";
        };
    }

    private static String english(Obstacle obstacle) {
        return switch (obstacle) {
            case ELSEWHERE -> "This copy is recorded at another site: send it back or handle it there.";
            case WITHDRAWN -> "This copy is withdrawn; its code is not used any more.";
            case AT_FAIR -> "This copy is on a fair table: handle it at the fair.";
            case UNKNOWN_COPY -> "No copy has this code. Check the label.";
            case UNKNOWN_FAMILY -> "No family has this code. Check the family card.";
            case CARD_REPLACED -> "This family card was lost and replaced; the family has another.";
            case UNKNOWN_NUMBER -> "The catalogue does not know this book number. Register by title.";
            case NOT_A_CODE -> "This is no code of ours. Scan again, or type the text on the label.";
            case TICKET_OF_A_FAIR -> "This is a ticket of a fair: scan it at the gate.";
        };
    }
}
