package cn.yishulai.journal;

import cn.yishulai.kernel.Refusal;
import cn.yishulai.kernel.Refused;
import java.util.Map;

/** A refusal as it was given the first time, without the room that gave it. */
record RememberedRefusal(String name, Kind kind) implements Refusal {

    /** How it is written down. */
    record Written(String name, Kind kind, String detail, Map<String, Object> facts) {

        static Written of(Refused refused) {
            return new Written(refused.refusal().name(), refused.refusal().kind(), refused.detail(), refused.facts());
        }

        Refused again() {
            return new RememberedRefusal(name, kind).because(detail, facts);
        }
    }
}
