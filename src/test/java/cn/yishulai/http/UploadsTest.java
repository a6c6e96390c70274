package cn.yishulai.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people send as a picture, and what is no picture. */
@QuarkusTest
class UploadsTest {

    private static final String SCRIPT = "<script>alert('" + "polyglot" + "')</script>";

    private Stage stage;
    private String path;

    @BeforeEach
    void aFamilyWithABook() {
        stage = new Stage(new Stage.House(), "addCopyPhoto");
        path = "/v1/copies/" + stage.listed(stage.mine, stage.volume()) + "/photos";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<!doctype html><script>alert(1)</script>",
                "GIF89a\u0001\u0000\u0001\u0000",
                "%PDF-1.7",
                "PK\u0003\u0004",
                "BM",
                "#!/bin/sh",
                "\u007fELF",
                "RIFF\u0000\u0000\u0000\u0000WEBP",
                "{}",
                "x"
            })
    void whatBeginsLikeNoPictureIsNone(String text) {
        for (String type : new String[] {"image/jpeg", "image/png"}) {
            Knock answer = send(type, text.getBytes(ISO_8859_1));
            assertThat(answer.code()).as(text).isEqualTo("photo-malformed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "image/svg+xml", "image/gif", "application/octet-stream", "multipart/form-data"})
    void whatCallsItselfNoPictureIsNotRead(String type) throws IOException {
        assertThat(send(type, picture("jpg")).status()).isEqualTo(415);
    }

    /** The name that the sender gives it is not believed: what comes out is a JPEG in any case. */
    @ParameterizedTest
    @CsvSource({"image/png, jpg", "image/jpeg, png"})
    void aPictureUnderTheOthersNameComesOutAsWhatWeServe(String type, String format) throws IOException {
        byte[] kept = kept(send(type, picture(format)));
        assertThat(kept[0] & 0xFF).isEqualTo(0xFF);
        assertThat(kept[1] & 0xFF).isEqualTo(0xD8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void whateverHidesBehindAPictureIsLeftBehind(String format) throws IOException {
        byte[] good = picture(format);
        byte[] polyglot = Arrays.copyOf(good, good.length + SCRIPT.length());
        System.arraycopy(SCRIPT.getBytes(UTF_8), 0, polyglot, good.length, SCRIPT.length());
        byte[] kept = kept(send("image/" + (format.equals("jpg") ? "jpeg" : "png"), polyglot));
        assertThat(new String(kept, ISO_8859_1)).doesNotContain("script");
        assertThat(ImageIO.read(new ByteArrayInputStream(kept)).getWidth()).isEqualTo(60);
    }

    /** Cameras write the place into APP1 of a JPEG, editors into a text chunk of a PNG, and comments anywhere. */
    @Test
    void whereAPictureWasTakenIsLeftBehind() throws IOException {
        byte[] comment = "N32-03 E118-47 13800000001".getBytes(UTF_8);
        byte[] jpeg = picture("jpg");
        for (int marker : new int[] {0xE1, 0xED, 0xFE}) {
            ByteBuffer with = ByteBuffer.allocate(jpeg.length + comment.length + 4);
            with.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) marker).putShort((short) (comment.length + 2));
            with.put(comment).put(jpeg, 2, jpeg.length - 2);
            assertThat(new String(kept(send("image/jpeg", with.array())), ISO_8859_1))
                    .doesNotContain("N32-03");
        }
        byte[] png = picture("png");
        byte[] text = concat("GPS\0".getBytes(ISO_8859_1), comment);
        ByteBuffer with = ByteBuffer.allocate(png.length + text.length + 12);
        with.put(png, 0, 33).putInt(text.length);
        byte[] typed = concat("tEXt".getBytes(ISO_8859_1), text);
        CRC32 crc = new CRC32();
        crc.update(typed);
        with.put(typed).putInt((int) crc.getValue()).put(png, 33, png.length - 33);
        assertThat(new String(kept(send("image/png", with.array())), ISO_8859_1))
                .doesNotContain("N32-03");
    }

    /** 2.5 milliard pixels in 100 bytes: counted, not decoded, for which there is no memory. */
    @Test
    void aBombOfPixelsIsRefusedAtOnce() throws IOException {
        byte[] png = picture("png");
        ByteBuffer.wrap(png).putInt(16, 50_000).putInt(20, 50_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        assertThat(send("image/png", png).code()).isEqualTo("photo-too-large");
    }

    @Test
    void moreThanAPhoneTakesIsRefused() {
        byte[] large = new byte[9 << 20];
        large[0] = (byte) 0xFF;
        large[1] = (byte) 0xD8;
        large[2] = (byte) 0xFF;
        assertThat(send("image/jpeg", large).code()).isEqualTo("photo-too-large");
    }

    @Test
    void aBookHasADozenPhotos() {
        for (int i = 0; i < 12; i++) {
            assertThat(send("image/jpeg", Specimens.picture()).status()).isEqualTo(201);
        }
        assertThat(send("image/jpeg", Specimens.picture()).code()).isEqualTo("copy-photos-full");
    }

    private Knock send(String type, byte[] bytes) {
        return Knock.at("POST", path, stage.mine.token(), type, bytes);
    }

    private byte[] kept(Knock answer) {
        String url = Stage.read(answer, path).get("url").asText();
        return stage.mine.asks().get(url).then().statusCode(200).extract().asByteArray();
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
