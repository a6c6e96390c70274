package cn.yishulai.fairs;

import cn.yishulai.people.AgeBand;
import cn.yishulai.places.District;
import cn.yishulai.rules.Sentence;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may come to a session, and why: shown before people come.
 *
 * @param bands of AGE_BANDS
 * @param district of DISTRICT
 * @param reason in the words of whoever made the rule
 */
public record AdmissionRule(
        AdmissionKind kind, @Nullable List<AgeBand> bands, @Nullable District district, Sentence reason) {

    /**
     * Who wants to come.
     *
     * @param children the ages of the children among them
     * @param atDesk the places are given at a desk, where somebody looks
     */
    public record Party(int grownUps, List<AgeBand> children, boolean atDesk) {

        public Party {
            children = List.copyOf(children);
        }
    }

    /** What the rule asks, in both languages. */
    public Sentence words() {
        return switch (kind) {
            case AGE_BANDS ->
                new Sentence("适合" + ages(true) + "的孩子，由大人陪同", "For children of " + ages(false) + ", with a grown-up");
            case FAMILIES -> new Sentence("带孩子的家庭", "Families with a child");
            case DISTRICT ->
                district == null
                        ? new Sentence("本区居民", "Residents of the district")
                        : new Sentence(district.zh() + "居民", "Residents of " + district.en());
            case INVITATION -> new Sentence("凭邀请，在服务台领票", "By invitation: tickets are given at the desk");
        };
    }

    /** Whether they may have places. Where somebody lives is asked at the gate. */
    public boolean admits(Party party) {
        return switch (kind) {
            case AGE_BANDS -> !party.children().isEmpty() && bands != null && bands.containsAll(party.children());
            case FAMILIES -> !party.children().isEmpty();
            case DISTRICT -> true;
            case INVITATION -> party.atDesk();
        };
    }

    private String ages(boolean zh) {
        List<AgeBand> said = bands == null ? List.of() : bands;
        return said.stream().sorted().map(band -> age(band, zh)).collect(Collectors.joining(zh ? "、" : ", "));
    }

    private static String age(AgeBand band, boolean zh) {
        return switch (band) {
            case UNDER_7 -> zh ? "7 岁以下" : "under 7";
            case FROM_7_TO_10 -> zh ? "7–10 岁" : "7 to 10";
            case FROM_11_TO_13 -> zh ? "11–13 岁" : "11 to 13";
            case FROM_14_TO_17 -> zh ? "14–17 岁" : "14 to 17";
        };
    }
}
