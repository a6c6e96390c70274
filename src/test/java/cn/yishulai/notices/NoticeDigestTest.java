package cn.yishulai.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoticeDigestTest {

    @Test
    void oneNoticeIsSaidAsItLiesInTheInbox() {
        assertThat(NoticeDigest.of(List.of(ready("呐喊", "交换中心", "2026-11-29")), Language.ZH))
                .isEqualTo("《呐喊》已到交换中心，请于11月29日闭馆前凭家庭码领取。");
    }

    @Test
    void booksThatAreReadyAtOneSiteShareASentenceAndTheEarliestDay() {
        var notices = List.of(ready("呐喊", "交换中心", "2026-11-30"), ready("彷徨", "交换中心", "2026-11-29"));
        assertThat(NoticeDigest.of(notices, Language.ZH)).isEqualTo("《呐喊》《彷徨》共 2 册书已到交换中心，请于11月29日闭馆前凭家庭码领取。");
        assertThat(NoticeDigest.of(notices, Language.EN))
                .isEqualTo("“呐喊”, “彷徨” are ready at 交换中心. Please fetch them by 29 November with your family code.");
    }

    @Test
    void ofManyBooksThreeAreNamed() {
        var notices = List.of(
                ready("一", "交换中心", "2026-11-30"),
                ready("二", "交换中心", "2026-11-30"),
                ready("三", "交换中心", "2026-11-30"),
                ready("四", "交换中心", "2026-11-30"));
        assertThat(NoticeDigest.of(notices, Language.ZH)).startsWith("《一》《二》《三》等 4 册书已到");
        assertThat(NoticeDigest.of(notices, Language.EN)).startsWith("4 books, among them “一”, “二”, “三”, are ready");
    }

    @Test
    void sitesAndOtherNoticesHaveSentencesOfTheirOwn() {
        var notices = List.of(
                ready("呐喊", "交换中心", "2026-11-30"),
                row(NoticeKind.DROP_OFF_CLOSED, Map.of("siteName", "交换中心", "books", 3, "credits", 2)),
                ready("彷徨", "鼓楼馆", "2026-11-30"));
        assertThat(NoticeDigest.of(notices, Language.ZH))
                .isEqualTo("《呐喊》已到交换中心，请于11月30日闭馆前凭家庭码领取。您在交换中心送来 3 册书，获得 2 张换书券。谢谢！《彷徨》已到鼓楼馆，请于11月30日闭馆前凭家庭码领取。");
    }

    @Test
    void aLongTaleEndsWithAWordOfTheInbox() {
        List<NoticeRepository.Row> notices = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            notices.add(ready("书" + i, "第" + i + "阅览室", "2026-11-30"));
        }
        for (Language language : Language.values()) {
            String text = NoticeDigest.of(notices, language);
            assertThat(text).hasSizeLessThanOrEqualTo(268);
            long said = notices.stream()
                    .filter(notice ->
                            text.contains("" + notice.facts().get("title") + (language == Language.ZH ? "》" : "”")))
                    .count();
            assertThat(text).contains((40 - said) + (language == Language.ZH ? " 条消息" : " more"));
        }
    }

    private static NoticeRepository.Row ready(String title, String site, String until) {
        return row(NoticeKind.REQUEST_READY, Map.of("title", title, "siteName", site, "until", until));
    }

    private static NoticeRepository.Row row(NoticeKind kind, Map<String, Object> facts) {
        return new NoticeRepository.Row(UUID.randomUUID(), kind, facts, Instant.EPOCH);
    }
}
