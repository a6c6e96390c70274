package cn.yishulai.people;

import static cn.yishulai.people.SignInRefusal.SIGN_IN_MALFORMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.yishulai.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @Test
    void anAddressIsOneInWhateverCaseItIsTyped() {
        EmailAddress address = EmailAddress.require("Lin.Lan+Books@Mail.Example.CN");
        assertThat(address.text()).isEqualTo("lin.lan+books@mail.example.cn");
        assertThat(address).hasToString("l***@mail.example.cn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "lin",
                "lin@",
                "@example.cn",
                "lin@example",
                "lin..lan@example.cn",
                ".lin@example.cn",
                "lin@example.cn\r\nBcc: all@example.cn",
                "lin@example.cn\n",
                "\nlin@example.cn",
                "lin@example.cn ",
                "lin@example.cn,all@example.cn",
                "lin@example.cn;all@example.cn",
                "<lin@example.cn>",
                "\"lin\"@example.cn",
                "lin@example.cn@example.com",
                "lin%all@example.cn",
                "林@example.cn",
                "lin@[127.0.0.1]",
                "lin@-example.cn",
                "lin@example.cn\u0000",
                "lin\t@example.cn",
                "lin(comment)@example.cn"
            })
    void whatCouldEndALineOrBeginAnotherAddressIsNone(String typed) {
        assertThat(catchThrowableOfType(Refused.class, () -> EmailAddress.require(typed))
                        .refusal())
                .isEqualTo(SIGN_IN_MALFORMED);
    }

    @Test
    void anAddressHasAnEnd() {
        String longest = "a".repeat(64) + "@example.cn";
        assertThat(EmailAddress.require(longest).text()).isEqualTo(longest);
        assertThat(catchThrowableOfType(Refused.class, () -> EmailAddress.require("a" + longest)))
                .isNotNull();
        assertThat(catchThrowableOfType(Refused.class, () -> EmailAddress.require("a@" + "b.".repeat(130) + "cn")))
                .isNotNull();
    }
}
