package cn.yishulai.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.kernel.Refused;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PhotosTest {

    @Inject
    Photos photos;

    @Inject
    PhotoResource resource;

    @Test
    void aPhotoIsKeptSmallAndCachedForAYear() throws Exception {
        UUID id = photos.keep(picture(2400, 1200, BufferedImage.TYPE_INT_RGB, "jpg"));
        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(photos.jpeg(id)));
        assertThat(kept.getWidth()).isEqualTo(1600);
        assertThat(kept.getHeight()).isEqualTo(800);
        RestResponse<byte[]> response = resource.show(id.toString());
        assertThat(response.getEntity()).isEqualTo(photos.jpeg(id));
        assertThat(response.getHeaderString("Cache-Control"))
                .contains("max-age=31536000")
                .contains("immutable");
    }

    @Test
    void aSmallPhotoIsNotBlownUp() throws Exception {
        BufferedImage kept = kept(picture(300, 200, BufferedImage.TYPE_INT_RGB, "png"));
        assertThat(kept.getWidth()).isEqualTo(300);
    }

    @Test
    void transparencyBecomesWhite() throws Exception {
        BufferedImage clear = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);
        assertThat(new Color(kept(encoded(clear, "png")).getRGB(50, 50))).isEqualTo(Color.WHITE);
    }

    @Test
    void aPhotoForgetsWhereItWasTakenButStandsUpright() throws Exception {
        byte[] sent = withExif(picture(400, 200, BufferedImage.TYPE_INT_RGB, "jpg"));
        assertThat(new String(sent, StandardCharsets.ISO_8859_1))
                .contains("Exif")
                .contains("N32-03");
        byte[] kept = photos.jpeg(photos.keep(sent));
        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif")
                .doesNotContain("N32-03");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(image.getWidth()).as("orientation 6 is lying on its side").isEqualTo(200);
        assertThat(image.getHeight()).isEqualTo(400);
    }

    @Test
    void whatIsNoPictureIsRefused() throws Exception {
        byte[] good = picture(400, 400, BufferedImage.TYPE_INT_RGB, "png");
        for (byte[] bad : new byte[][] {
            {},
            "GIF89a".getBytes(StandardCharsets.US_ASCII),
            "<svg/>".getBytes(StandardCharsets.US_ASCII),
            {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0},
            Arrays.copyOf(good, 60)
        }) {
            refused(bad, PhotoRefusal.PHOTO_MALFORMED);
        }
    }

    @Test
    void moreThanAPhoneTakesIsRefusedBeforeItIsDecoded() throws Exception {
        refused(new byte[9 << 20], PhotoRefusal.PHOTO_TOO_LARGE);
        byte[] bomb = picture(10, 10, BufferedImage.TYPE_INT_RGB, "png");
        ByteBuffer.wrap(bomb).putInt(16, 50_000).putInt(20, 50_000);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());
        refused(bomb, PhotoRefusal.PHOTO_TOO_LARGE);
    }

    @Test
    void aPhotoThatWeDoNotHaveIsUnknown() {
        for (String id : new String[] {"x", UUID.randomUUID().toString()}) {
            assertThatThrownBy(() -> resource.show(id))
                    .isInstanceOfSatisfying(
                            Refused.class, no -> assertThat(no.refusal()).isEqualTo(PhotoRefusal.PHOTO_UNKNOWN));
        }
    }

    private void refused(byte[] sent, PhotoRefusal refusal) {
        assertThatThrownBy(() -> photos.keep(sent)).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.refusal())
                .isEqualTo(refusal));
    }

    private BufferedImage kept(byte[] sent) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(photos.jpeg(photos.keep(sent))));
    }

    private static byte[] picture(int width, int height, int type, String format) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillOval(0, 0, width, height);
        pen.dispose();
        return encoded(image, format);
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** An EXIF block behind the first marker: orientation 6, and a description that names a place. */
    private static byte[] withExif(byte[] jpeg) {
        byte[] place = "N32-03 E118-47\0".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 24 + 4 + place.length);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x010E).putShort((short) 2).putInt(place.length).putInt(38);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0);
        tiff.putInt(0).put(place);
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + 10 + tiff.capacity());
        out.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) 0xE1).putShort((short) (8 + tiff.capacity()));
        out.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array());
        out.put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }
}
