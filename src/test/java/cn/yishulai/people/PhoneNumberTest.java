package cn.yishulai.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhoneNumberTest {

    @Test
    void theCountryCodeIsForgivenAndOtherNumbersAreNot() {
        assertThat(PhoneNumber.parse("+8613800000001")).isEqualTo(new PhoneNumber("13800000001"));
        assertThat(PhoneNumber.parse("13800000001")).isEqualTo(new PhoneNumber("13800000001"));
        assertThat(PhoneNumber.parse("12800000001")).isNull();
        assertThat(PhoneNumber.parse("138000000011")).isNull();
        assertThat(PhoneNumber.parse("１３８００００００0１")).isNull();
    }

    @Test
    void aPhoneIsNeverWrittenInFull() {
        assertThat(new PhoneNumber("13812345678")).hasToString("138****5678");
    }
}
