package dev.patchbay.mcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ServerInfoTest {

  @Test
  void theVersionIsThatOfTheBuild() throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile());
    String version = XPathFactory.newInstance().newXPath().evaluate("/project/version", pom);

    assertThat(ServerInfo.JSON)
        .isEqualTo("{\"name\":\"patchbay\",\"version\":\"" + version + "\"}");
  }
}
