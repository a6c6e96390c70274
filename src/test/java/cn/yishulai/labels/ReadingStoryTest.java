package cn.yishulai.labels;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A photo instead of the camera. */
@QuarkusTest
class ReadingStoryTest {

    @Inject
    EntityManager em;

    private final Somebody citizen = Somebody.aCitizen();

    @Test
    void aPhotoTellsItsLabelOrItsBookNumberAndIsNotKept() {
        long before = photos();
        PhotoOfCode label = PhotoOfCode.of(1, 10);
        send(label.jpeg())
                .then()
                .statusCode(200)
                .body("codes", hasSize(1))
                .body("codes[0].kind", equalTo("COPY_LABEL"))
                .body(
                        "codes[0].value",
                        equalTo(label.truth().substring(label.truth().length() - 10)));
        PhotoOfCode book = PhotoOfCode.of(1, 11);
        send(book.jpeg())
                .then()
                .statusCode(200)
                .body("codes[0].kind", equalTo("BOOK_NUMBER"))
                .body("codes[0].value", equalTo(book.truth()));
        assertThat(photos()).isEqualTo(before);
    }

    @Test
    void aPhotoWithoutACodeIsAnsweredWithAdvice() throws IOException {
        for (int[] size : new int[][] {{1, 1}, {40, 5}, {300, 200}}) {
            Response answer = send(picture(size[0], size[1]));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.path("code").toString()).isEqualTo("nothing-read");
            assertThat(answer.path("title").toString()).contains("靠近");
        }
    }

    @Test
    void whatIsNoPictureIsNotLookedAt() {
        Response answer = send("GIF89a".getBytes(US_ASCII));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.path("code").toString()).isEqualTo("photo-malformed");
    }

    @Test
    void whoSendsPhotosLikeAMachineHasToWait() {
        byte[] none = "GIF89a".getBytes(US_ASCII);
        for (int i = 0; i < 30; i++) {
            assertThat(send(none).statusCode()).isEqualTo(400);
        }
        Response answer = send(none);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.path("code").toString()).isEqualTo("readings-too-many");
        assertThat(answer.header("Retry-After")).isNotBlank();
    }

    private Response send(byte[] picture) {
        return citizen.asks().contentType("image/jpeg").body(picture).post("/v1/readings");
    }

    private long photos() {
        return ((Number) em.createNativeQuery("SELECT count(*) FROM photo").getSingleResult()).longValue();
    }

    private static byte[] picture(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        return bytes.toByteArray();
    }
}
