package cn.yishulai.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.kernel.Refused;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {

    @Test
    void daysBeginAndEndAtMidnightInTheCity() {
        Days days = Days.parse("2026-11-22", "2026-11-22");
        assertThat(days.begin()).isEqualTo(Instant.parse("2026-11-21T16:00:00Z"));
        assertThat(days.end()).isEqualTo(Instant.parse("2026-11-22T16:00:00Z"));
        assertThat(Days.parse("2016-11-22", "2026-11-22").from()).hasYear(2016);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, 2026-11-22",
        "2016-11-21, 2026-11-22",
        "2026-02-30, 2026-11-22",
        "22.11.2026, 2026-11-22",
        ", 2026-11-22",
        "2026-11-22,",
    })
    void daysThatAreNoneOrRunBackwardsAreRefused(String from, String to) {
        assertThatThrownBy(() -> Days.parse(from, to)).isInstanceOf(Refused.class);
    }
}
