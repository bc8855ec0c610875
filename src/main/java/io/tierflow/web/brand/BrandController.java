package io.tierflow.web.brand;

import io.swagger.v3.oas.annotations.Hidden;
import io.tierflow.web.NotFoundException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the brand's stylesheet and logo to the browsers of staff, members and strangers. */
@RestController
@Hidden
class BrandController {

  private static final CacheControl KEPT = CacheControl.maxAge(Duration.ofDays(7)).cachePublic();
  private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");

  private final Brand brand;

  BrandController(Brand brand) {
    this.brand = brand;
  }

  @GetMapping("/brand.css")
  ResponseEntity<String> stylesheet() {
    return ResponseEntity.ok().cacheControl(KEPT).contentType(CSS).body(brand.stylesheet());
  }

  @GetMapping("/brand/logo")
  ResponseEntity<byte[]> logo() {
    BrandLogo logo =
        Optional.ofNullable(brand.logo())
            .orElseThrow(() -> new NotFoundException("There is no logo; set tierflow.brand.logo."));
    return ResponseEntity.ok().cacheControl(KEPT).contentType(logo.type()).body(logo.image());
  }
}
