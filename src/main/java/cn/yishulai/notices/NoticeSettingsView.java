package cn.yishulai.notices;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * How a household wants to be told. The inbox gets everything whatever is chosen here.
 *
 * @param quietFrom with quietTo, or both absent: the library's hours; the same minute twice is never quiet
 */
public record NoticeSettingsView(
        @NotNull Language language,
        @NotNull Boolean sms,
        @NotNull Boolean mail,
        @NotNull Boolean push,
        @JsonFormat(pattern = "HH:mm") @Nullable LocalTime quietFrom,
        @JsonFormat(pattern = "HH:mm") @Nullable LocalTime quietTo) {

    static final NoticeSettingsView DEFAULT = new NoticeSettingsView(Language.ZH, true, true, true, null, null);

    boolean wants(Channel channel) {
        return switch (channel) {
            case SMS -> sms;
            case MAIL -> mail;
            case PUSH -> push;
        };
    }
}
