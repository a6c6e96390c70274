package cn.yishulai.people;

import static cn.yishulai.people.PasswordRefusal.PASSWORD_TOO_COMMON;
import static cn.yishulai.people.PasswordRefusal.PASSWORD_TOO_SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.yishulai.kernel.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @TempDir
    Path folder;

    private final PasswordRules rules = new PasswordRules(Optional::empty);

    @ParameterizedTest
    @ValueSource(strings = {"yishulai", "tr0ub4dor&3", "一二三四五六七八九十百"})
    void elevenCharactersAreTooFewWhateverTheyAre(String password) {
        assertThat(refusal(rules, password)).isEqualTo(PASSWORD_TOO_SHORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "passwordpassword",
                "123456789012",
                "qwertyuiop[]",
                "aaaaaaaaaaaaaaaaaaaa",
                "P@ssw0rd2026",
                "yishulai2026",
                "益书来益书来益书来益书来",
                "iloveyouiloveyou",
                "wangxiaoming"
            })
    void whatIsTriedFirstIsRefused(String password) {
        assertThat(refusal(rules, password)).isEqualTo(PASSWORD_TOO_COMMON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "四月的玄武湖边有一只白鹭", "kxvqmwzrtbnh", "zq 8 kv pw 3 mt"})
    void nothingElseIsAskedOfAPassword(String password) {
        assertThatCode(() -> rules.require(password, "wang", "王晓明")).doesNotThrowAnyException();
    }

    @Test
    void aLongOneIsJudgedQuickly() {
        assertThatCode(() -> rules.require("ab1!".repeat(2) + "月落乌啼霜满天江枫渔火对愁眠".repeat(12)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void everyLineOfAListIsFoundAndNothingElse(int lines) throws Exception {
        for (String end : List.of("\n", "\r\n")) {
            StolenPasswords list = list(lines, end);
            assertThat(IntStream.range(0, lines).filter(i -> !list.contains("stolen " + i)))
                    .isEmpty();
            assertThat(IntStream.range(lines, lines + 200).filter(i -> list.contains("stolen " + i)))
                    .isEmpty();
        }
    }

    @Test
    void aStolenPasswordIsRefusedHoweverGoodItLooks() throws Exception {
        list(50, "\n");
        PasswordRules strict = new PasswordRules(() -> Optional.of(folder.resolve("stolen.txt")));
        Files.writeString(folder.resolve("stolen.txt"), digest("correct horse battery") + ":3\n");
        assertThat(refusal(strict, "correct horse battery")).isEqualTo(PASSWORD_TOO_COMMON);
        assertThatCode(() -> strict.require("correct horse battery staple")).doesNotThrowAnyException();
    }

    @Test
    void aListThatIsNoneKeepsTheServiceFromStarting() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.txt"), "password\n123456\n");
        assertThatThrownBy(() -> new PasswordRules(() -> Optional.of(wrong))).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> new PasswordRules(() -> Optional.of(folder.resolve("missing.txt"))))
                .isInstanceOf(UncheckedIOException.class);
    }

    private StolenPasswords list(int lines, String end) throws Exception {
        List<String> sorted = IntStream.range(0, lines)
                .mapToObj(i -> digest("stolen " + i) + ":" + (i * i + 1))
                .sorted()
                .toList();
        return new StolenPasswords(Files.writeString(folder.resolve("stolen.txt"), String.join(end, sorted) + end));
    }

    private static Object refusal(PasswordRules rules, String password) {
        return catchThrowableOfType(Refused.class, () -> rules.require(password, "wang", "wangxiaoming"))
                .refusal();
    }

    private static String digest(String password) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes()));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
