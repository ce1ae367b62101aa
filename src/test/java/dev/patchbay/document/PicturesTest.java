package dev.patchbay.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pictures, which {@code src/site/pictures/draw} draws from the text beside them. */
class PicturesTest {
  private static final Path PICTURES = Path.of("src", "site", "pictures");
  private static final int WIDEST = 450;
  private static final Pattern WIDTH = Pattern.compile("<svg width=\"(\\d+)pt\"");

  @Test
  void everyPictureIsDrawnFromTheTextBesideIt() throws Exception {
    for (Path text : texts()) {
      assertThat(Files.readString(picture(text)))
          .as("run src/site/pictures/draw: " + text)
          .startsWith("<!-- " + text.getFileName() + " sha256:" + digest(text) + " -->");
    }
  }

  @Test
  void everyPictureFitsAPhoneAndHasDarkColours() throws IOException {
    for (Path text : texts()) {
      String picture = Files.readString(picture(text));
      Matcher width = WIDTH.matcher(picture);

      assertThat(width.find()).isTrue();
      assertThat(Integer.parseInt(width.group(1))).isLessThanOrEqualTo(WIDEST);
      assertThat(picture).contains("prefers-color-scheme: dark");
    }
  }

  private static List<Path> texts() throws IOException {
    try (Stream<Path> files = Files.list(PICTURES)) {
      List<Path> texts = files.filter(file -> file.toString().endsWith(".dot")).sorted().toList();
      assertThat(texts).isNotEmpty();
      return texts;
    }
  }

  private static Path picture(Path text) {
    return Path.of(text.toString().replaceFirst("dot$", "svg"));
  }

  private static String digest(Path text) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(text)));
  }
}
