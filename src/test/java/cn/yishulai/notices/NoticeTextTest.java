package cn.yishulai.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTextTest {

    private static final Map<String, Object> READY =
            Map.of("title", "红楼梦 $1", "siteName", "交换中心", "until", "2026-11-29");

    @Test
    void aNoticeSpeaksBothLanguages() {
        assertThat(NoticeText.of(NoticeKind.REQUEST_READY, READY, Language.ZH))
                .isEqualTo("《红楼梦 $1》已到交换中心，请于11月29日闭馆前凭家庭码领取。");
        assertThat(NoticeText.of(NoticeKind.REQUEST_READY, READY, Language.EN))
                .isEqualTo("“红楼梦 $1” is ready at 交换中心. Please fetch it by 29 November with your family code.");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-29T16:30:00Z", "2026-11-30T00:30:00+08:00"})
    void timesAreThoseOfTheCity(String until) {
        assertThat(NoticeText.of(NoticeKind.REQUEST_OFFERED, Map.of("title", "家", "until", until), Language.ZH))
                .isEqualTo("《家》有书了，请于11月30日 00:30前确认是否领取。");
    }

    @Test
    void aFactThatIsMissingIsLeftOutAndOneThatIsNoDayIsSaidAsItIs() {
        assertThat(NoticeText.of(NoticeKind.DROP_OFF_CLOSED, Map.of("credits", 3), Language.EN))
                .isEqualTo("Books you brought to : . Swap credits for you: 3. Thank you!");
        assertThat(NoticeText.of(NoticeKind.REQUEST_OFFERED, Map.of("title", "2026-13-45", "until", "x"), Language.ZH))
                .startsWith("《2026-13-45》");
    }

    @Test
    void whoGivesBooksAwayIsNotToldOfNoCredits() {
        Map<String, Object> given = Map.of("siteName", "[江畔]室", "books", 5, "credits", 0);
        assertThat(NoticeText.of(NoticeKind.DROP_OFF_CLOSED, given, Language.ZH))
                .isEqualTo("您在[江畔]室送来 5 册书。谢谢！");
        assertThat(NoticeText.of(NoticeKind.DROP_OFF_CLOSED, given, Language.EN))
                .isEqualTo("Books you brought to [江畔]室: 5. Thank you!");
        assertThat(NoticeText.of(NoticeKind.DROP_OFF_CLOSED, Map.of("books", 5, "credits", 2), Language.ZH))
                .isEqualTo("您在送来 5 册书，获得 2 张换书券。谢谢！");
    }

    @Test
    void theFirstLanguageThatWeSpeakIsTaken() {
        assertThat(Language.of(List.of())).isEqualTo(Language.ZH);
        assertThat(Language.of(List.of(Locale.forLanguageTag("*")))).isEqualTo(Language.ZH);
        assertThat(Language.of(List.of(Locale.FRENCH, Locale.UK, Locale.CHINA))).isEqualTo(Language.EN);
        assertThat(Language.of(List.of(Locale.forLanguageTag("zh-Hant-TW")))).isEqualTo(Language.ZH);
    }

    @Test
    void everyTopicNamesItsKind() {
        for (NoticeKind kind : NoticeKind.values()) {
            assertThat(NoticeKind.ofTopic(kind.topic())).isEqualTo(kind);
        }
        assertThat(NoticeKind.topics()).contains("one-time-code", "drop-off-closed");
    }

    @Test
    void pausesDoubleUpToAnHour() {
        assertThat(Postman.pause(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Postman.pause(2)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Postman.pause(11)).isEqualTo(Duration.ofHours(1));
        assertThat(Postman.pause(Short.MAX_VALUE)).isEqualTo(Duration.ofHours(1));
    }
}
